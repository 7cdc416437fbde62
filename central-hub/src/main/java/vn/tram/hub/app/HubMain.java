package vn.tram.hub.app;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.logging.LogManager;
import vn.tram.hub.account.InitialLogin;
import vn.tram.hub.store.StoreException;
import vn.tram.hub.texts.Language;
import vn.tram.hub.texts.Texts;

/** The hub program: {@code HubMain <hub-home>}. */
public final class HubMain {
  private static final Logger LOG = System.getLogger(HubMain.class.getName());
  private static final int CANNOT_START = 1;
  private static final int WRONG_USE = 2;

  private HubMain() {}

  /**
   * Runs a hub until the process is told to end. Leaves with status 1 and one sentence on the error
   * output when the hub cannot start, or when its own database is gone for good.
   *
   * @param args the hub's folder
   */
  public static void main(String[] args) {
    if (args.length != 1) {
      System.err.println("HubMain <hub-home>");
      System.exit(WRONG_USE);
    }
    logQuietly();
    Locale language = language();
    var parts = new Closing();
    Runtime.getRuntime().addShutdownHook(new Thread(parts::close, "stop"));
    try {
      HubHome home = HubHome.of(args[0]);
      HubConfig config = HubConfig.read(home);
      language = config.language();
      Hub hub = Hub.start(home, config, parts);
      Texts texts = Texts.of(Language.ofCode(language.getLanguage()).orElse(Language.VI));
      hub.firstLogin().ifPresent(login -> show(login, texts));
      System.out.println("hub ready console=" + hub.console() + " broker=" + hub.broker());
      StoreException gone = hub.lost().join();
      fail(gone.sentence(language), gone);
    } catch (CancellationException e) {
      LOG.log(Level.DEBUG, "The hub was told to end while it started", e);
    } catch (HubException e) {
      fail(e.sentence(language), e);
    } catch (StoreException e) {
      fail(e.sentence(language), e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The hub cannot start", e);
      System.exit(CANNOT_START);
    }
  }

  /** As the launcher has it from the terminal; Vietnamese where nobody says anything. */
  private static Locale language() {
    String wish = System.getenv().getOrDefault("TRAM_LANGUAGE", "vi");
    return wish.startsWith("en") ? Locale.ENGLISH : HubConfig.VIETNAMESE;
  }

  /** The only place where this password ever appears. */
  private static void show(InitialLogin login, Texts texts) {
    System.out.println("login: " + login.user() + " " + login.password());
    System.out.println(texts.get("login.first"));
  }

  private static void fail(String sentence, Exception cause) {
    LOG.log(Level.DEBUG, "The hub cannot start", cause);
    System.err.println(sentence);
    System.exit(CANNOT_START);
  }

  /** One line a record, and of libraries only what is worth a person's attention. */
  private static void logQuietly() {
    if (System.getProperty("java.util.logging.config.file") != null) {
      return;
    }
    try (InputStream settings = HubMain.class.getResourceAsStream("logging.properties")) {
      LogManager.getLogManager().readConfiguration(settings);
    } catch (IOException e) {
      throw new IllegalStateException("the log settings inside the program are broken", e);
    }
  }
}
