package vn.tram.hub.api;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import vn.tram.hub.web.Refusal;

/** The parameters of a query. */
final class Parameters {
  private static final int MOST_ROWS = 500;

  private Parameters() {}

  /**
   * How many rows are wanted, 1 to 500.
   *
   * @throws Refusal when it says anything else
   */
  static int limit(ServerRequest request) {
    return (int) number(request, "limit", 100, MOST_ROWS);
  }

  /**
   * A number from 1.
   *
   * @throws Refusal when it is not
   */
  static long number(ServerRequest request, String name, long otherwise, long most) {
    Optional<String> text = request.query().first(name).asOptional();
    if (text.isEmpty()) {
      return otherwise;
    }
    return text.flatMap(Parameters::whole)
        .filter(number -> number >= 1 && number <= most)
        .orElseThrow(() -> new Refusal(Status.BAD_REQUEST_400, "refusal.bad-request"));
  }

  /** Empty where the text is no whole number. */
  static Optional<Long> whole(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
