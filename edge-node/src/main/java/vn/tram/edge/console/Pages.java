package vn.tram.edge.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Draws the page and its panels; what is shown of people is escaped by the templates. */
final class Pages {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Station station;
  private final Assets assets;

  Pages(Station station, Assets assets) {
    this.station = station;
    this.assets = assets;
  }

  /** The whole page as it is now. */
  String page(Texts texts) {
    Facts facts = station.facts();
    Words words = new Words(texts);
    View view = Views.of(facts, words);
    List<String> lanes = words.lanes(station.hand().lanes());
    return html(
        out -> JtepageGenerated.render(out, null, texts, head(facts), view, chart(view), lanes));
  }

  /** A page with nothing but what came of a wish, and the way back. */
  String told(Texts texts, Told told) {
    Head head = head(station.facts());
    return html(out -> JtetoldGenerated.render(out, null, texts, head, told));
  }

  private Head head(Facts facts) {
    return new Head(station.title(), station.node(), assets, clockMillis(facts));
  }

  /**
   * What an open page needs in order to be as it is now: HTML by the panel's name, the chart's
   * figures, the clock, and which run of the program it is, so that it loads anew after a restart.
   */
  Map<String, String> panels(Texts texts) {
    Facts facts = station.facts();
    View view = Views.of(facts, new Words(texts));
    Map<String, String> panels = new LinkedHashMap<>();
    panels.put("run", assets.stamp());
    panels.put("box", html(out -> JteboxGenerated.render(out, null, texts, view.box())));
    panels.put("tiles", html(out -> JtetilesGenerated.render(out, null, view.tiles())));
    panels.put("counts", html(out -> JtecountsGenerated.render(out, null, texts, view.counts())));
    panels.put("recent", html(out -> JterecentGenerated.render(out, null, texts, view.recent())));
    panels.put("inside", html(out -> JteinsideGenerated.render(out, null, texts, view.inside())));
    panels.put("parts", html(out -> JtepartsGenerated.render(out, null, texts, view.parts())));
    panels.put("chart", chart(view));
    panels.put("clock", clockMillis(facts));
    return panels;
  }

  /** The page that a screen on the wall shows, for one lane or for all of them. */
  String kiosk(Texts texts, OptionalInt lane) {
    Kiosk kiosk = kiosk(new Words(texts), lane);
    return html(
        out ->
            JtekioskGenerated.render(
                out, null, texts, head(station.facts()), kiosk, address(lane)));
  }

  /** What an open page on a screen needs in order to be as it is now. */
  Map<String, String> kioskPanels(Texts texts, OptionalInt lane) {
    Kiosk kiosk = kiosk(new Words(texts), lane);
    Map<String, String> panels = new LinkedHashMap<>();
    panels.put("run", assets.stamp());
    panels.put("pane", html(out -> JtepaneGenerated.render(out, null, texts, kiosk)));
    return panels;
  }

  private Kiosk kiosk(Words words, OptionalInt lane) {
    return Kiosk.of(
        station.wall().panes().pane(lane),
        station.title(),
        station.clock().now(),
        station.clock().quality(),
        words);
  }

  private static String address(OptionalInt lane) {
    return lane.isPresent() ? "/kiosk/live?lane=" + (lane.getAsInt() + 1) : "/kiosk/live";
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers are always JSON", e);
    }
  }

  private static String chart(View view) {
    return json(view.chart());
  }

  /**
   * The middle of what is known of now, in milliseconds; with "~" before it when it is not known to
   * a minute, blank when it is not even about known.
   */
  private static String clockMillis(Facts facts) {
    Duration width = facts.now().width();
    if (width.compareTo(Words.ABOUT) > 0) {
      return "";
    }
    String doubt = width.compareTo(Words.TO_THE_MINUTE) <= 0 ? "" : "~";
    return doubt + facts.now().middle().toEpochMilli();
  }

  private static String html(Consumer<HtmlTemplateOutput> template) {
    var out = new StringOutput();
    template.accept(new OwaspHtmlTemplateOutput(out));
    return out.toString();
  }

  /**
   * What stands around the panels.
   *
   * @param now for the clock, see {@link #clockMillis}
   */
  record Head(String title, String node, Assets assets, String now) {}
}
