package vn.tram.hub.web;

import io.helidon.http.Status;
import java.util.List;
import vn.tram.hub.texts.Texts;

/** A request that is not served, and the one sentence that says why and what to do. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The form makes no sense (RFC 9110); Helidon has no name for it. */
  public static final Status NO_SENSE_422 = Status.create(422, "Unprocessable Content");

  private final transient Status status;
  private final String key;
  private final transient List<Object> arguments;

  /**
   * A refusal.
   *
   * @param status of the answer, 400 to 599
   * @param key of the sentence
   * @param arguments of the sentence; no personal data
   */
  public Refusal(Status status, String key, Object... arguments) {
    super(key, null, false, false);
    this.status = status;
    this.key = key;
    this.arguments = List.of(arguments);
  }

  public Status status() {
    return status;
  }

  /** Which refusal: for programs. */
  public String key() {
    return key;
  }

  public String sentence(Texts texts) {
    return texts.get(key, arguments.toArray());
  }
}
