package vn.tram.edge.console;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.tram.edge.clock.Quality;
import vn.tram.edge.clock.Statement;
import vn.tram.edge.gate.Decision;
import vn.tram.edge.gate.Label;
import vn.tram.edge.gate.Way;
import vn.tram.edge.upkeep.Room;
import vn.tram.edge.uplink.Status;
import vn.tram.edge.uplink.Trouble;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.FaultWords;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.part.Roll;
import vn.tram.protocol.card.Sex;
import vn.tram.protocol.time.Moment;

/** Says what the gate knows in words of one language. */
record Words(Texts texts) {

  /** A gate stands in Viet Nam, whatever the machine's settings say. */
  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final Duration TO_THE_SECOND = Duration.ofSeconds(2);
  static final Duration TO_THE_MINUTE = Duration.ofMinutes(2);

  /** Of an error of up to 100 minutes people still make something; the page calls it minutes. */
  private static final Duration MOST_MINUTES = Duration.ofMinutes(100);

  static final Duration ABOUT = MOST_MINUTES.multipliedBy(2);
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM");
  private static final double KILO = 1_000;
  private static final double MEGA = 1_000_000;
  private static final double GIGA = 1_000_000_000;

  Told decision(Decision decision) {
    return switch (decision) {
      case Decision.In in -> told("ok", "box-arrow-in-right", "answer.in", who(in.who()));
      case Decision.Out out -> told("gone", "box-arrow-left", "answer.out", who(out.who()));
      case Decision.Already again ->
          told("warn", "check2-circle", "answer.already", who(again.who()));
      case Decision.Refused refused -> told("bad", "slash-circle", "refused", refused.reason());
      case Decision.NotRead unread -> told("warn", "question-diamond", "notread", unread.reason());
      case Decision.NotSeen unseen ->
          told(
              "warn",
              "question-diamond",
              "answer.notread",
              texts.of("answer.notseen." + unseen.reason().name()));
      case Decision.Fault fault -> told("bad", "exclamation-triangle", "fault", fault.reason());
    };
  }

  private Told told(String mood, String icon, String answer, Enum<?> reason) {
    String key = "answer." + answer;
    return told(mood, icon, key, texts.of(key + "." + reason.name()));
  }

  private Told told(String mood, String icon, String key, String detail) {
    return new Told(mood, icon, texts.of(key), detail);
  }

  /** What the guard calls each lane. Where there is one only, nobody has to tell lanes apart. */
  List<String> lanes(List<Way> ways) {
    return ways.size() < 2
        ? List.of()
        : IntStream.range(0, ways.size())
            .mapToObj(lane -> texts.of("lane." + ways.get(lane), lane + 1))
            .toList();
  }

  /** Initials, sex, birth year, as far as the card told. */
  String who(Label label) {
    List<String> parts = new ArrayList<>();
    parts.add(label.initials().isBlank() ? texts.of("who.nameless") : label.initials());
    if (label.sex() != Sex.UNKNOWN) {
      parts.add(texts.of("who." + label.sex().name()));
    }
    if (label.birthYear() != 0) {
      parts.add(String.valueOf(label.birthYear()));
    }
    return String.join(" · ", parts);
  }

  /**
   * A time of day as exact as it is known, with the day where that is not today; where it is not
   * even about known, how long after power-on.
   */
  String time(Moment moment, long bootMillis, Moment now) {
    Duration width = moment.width();
    if (width.compareTo(ABOUT) > 0) {
      return afterPowerOn(Duration.ofMillis(bootMillis));
    }
    ZonedDateTime middle = moment.middle().atZone(ZONE);
    LocalDate today = now.middle().atZone(ZONE).toLocalDate();
    DateTimeFormatter format = width.compareTo(TO_THE_SECOND) <= 0 ? SECONDS : MINUTES;
    String time = format.format(middle);
    if (!middle.toLocalDate().equals(today)) {
      time = DAY.format(middle) + " " + MINUTES.format(middle);
    }
    return width.compareTo(TO_THE_MINUTE) <= 0 ? time : texts.of("time.about", time);
  }

  private String afterPowerOn(Duration time) {
    if (time.toMinutes() == 0) {
      return texts.of("time.after.seconds", time.toSeconds());
    }
    return time.toHours() == 0
        ? texts.of("time.after.minutes", time.toMinutes())
        : texts.of("time.after.hours", time.toHours());
  }

  Told clock(Quality quality) {
    return switch (quality) {
      case Quality.Unknown _ -> clock("warn", "unknown", 0);
      case Quality.Within within -> clock(within.width().dividedBy(2));
    };
  }

  /** What the gate makes of the time that a technician stated. */
  Told verdict(Statement.Verdict verdict) {
    String mood =
        switch (verdict) {
          case TAKEN -> "ok";
          case NEEDLESS -> "calm";
          case IMPOSSIBLE, WRONG, DOUBTED, FAR -> "warn";
        };
    return told(mood, "clock", "settime." + verdict, texts.of("settime." + verdict + ".detail"));
  }

  /** The middle is shown, so half of the interval is the error. */
  private Told clock(Duration error) {
    if (error.compareTo(Duration.ofSeconds(1)) <= 0) {
      return clock("ok", "exact", 0);
    }
    if (error.compareTo(Duration.ofSeconds(100)) <= 0) {
      return clock("ok", "seconds", Math.ceilDiv(error.toMillis(), 1_000L));
    }
    return error.compareTo(MOST_MINUTES) <= 0
        ? clock("warn", "minutes", Math.ceilDiv(error.toSeconds(), 60L))
        : clock("warn", "hours", Math.ceilDiv(error.toMinutes(), 60L));
  }

  private Told clock(String mood, String degree, long error) {
    String icon = degree.equals("unknown") ? "clock-history" : "clock";
    String key = "clock." + degree;
    return new Told(mood, icon, texts.of(key, error), texts.of(key + ".detail", error));
  }

  /**
   * How the line to the hub is.
   *
   * @param since when it began to be so, in words
   */
  Told line(Status status, String since) {
    return switch (status.phase()) {
      case ONLINE -> {
        Told online = line("ok", "cloud-check", "online", since);
        yield status.trouble() == Trouble.NONE ? online : troubled("warn", online, status);
      }
      case CONNECTED -> line("warn", "cloud-minus", "connected", since);
      case OFFLINE -> {
        Told offline = line("warn", "cloud-slash", "offline", since);
        yield troubled(status.trouble() == Trouble.NONE ? "calm" : offline.mood(), offline, status);
      }
    };
  }

  private Told troubled(String mood, Told line, Status status) {
    return new Told(
        mood, line.icon(), line.title(), line.detail() + " " + texts.of(status.trouble().key()));
  }

  private Told line(String mood, String icon, String phase, String since) {
    String key = "line." + phase;
    return new Told(mood, icon, texts.of(key), texts.of(key + ".detail", since));
  }

  Told backlog(Status status) {
    if (status.backlog() == 0) {
      return told("ok", "inbox", "backlog.none", texts.of("backlog.none.detail"));
    }
    String detail = status.online() ? "backlog.flowing.detail" : "backlog.some.detail";
    return new Told(
        status.online() ? "calm" : "warn",
        "inboxes",
        texts.of("backlog.some", status.backlog()),
        texts.of(detail));
  }

  /** The journal; what a person has to do about its disk comes before its size. */
  Told journal(long bytes, long entries, Room room) {
    if (room.full()) {
      return told(
          "bad",
          "device-hdd",
          "disk.full",
          texts.of("disk.full.detail", size(room.freeBytes()), size(room.reserveBytes())));
    }
    if (room.aside() > 0) {
      return new Told(
          "warn",
          "journal-x",
          texts.of("journal.aside", room.aside()),
          texts.of("journal.aside.detail"));
    }
    return new Told(
        "calm",
        "shield-lock",
        texts.of("journal.title", size(bytes)),
        texts.of("journal.detail", entries));
  }

  /** How a part of the box is. */
  Told condition(Condition condition) {
    return switch (condition) {
      case Condition.Working _ -> told("ok", "check-circle", "parts.working", "");
      case Condition.Untried _ -> told("calm", "hourglass-split", "parts.untried", "");
      case Condition.Failing failing ->
          told(
              "bad",
              "x-octagon",
              "parts.failing",
              new FaultWords(texts.locale()).sentence(failing));
    };
  }

  /** What a part of this kind is. */
  String kind(Part.Kind kind) {
    return new FaultWords(texts.locale()).name(kind);
  }

  /** What is to be said of the box before all else; empty while its parts work. */
  Optional<Told> trouble(List<Roll.Line> parts, boolean blind) {
    if (blind) {
      return Optional.of(told("bad", "upc-scan", "parts.blind", texts.of("parts.blind.detail")));
    }
    List<Roll.Line> failing =
        parts.stream().filter(line -> line.condition() instanceof Condition.Failing).toList();
    if (failing.isEmpty()) {
      return Optional.empty();
    }
    String names =
        failing.stream().map(line -> line.part().name()).collect(Collectors.joining(", "));
    return Optional.of(
        new Told(
            "warn",
            "tools",
            texts.of("parts.some", failing.size()),
            texts.of("parts.some.detail", names)));
  }

  private String size(long bytes) {
    if (bytes < MEGA) {
      return texts.of("size.kb", Math.ceil(bytes / KILO));
    }
    return bytes < GIGA ? texts.of("size.mb", bytes / MEGA) : texts.of("size.gb", bytes / GIGA);
  }
}
