package vn.tram.edge.console;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may talk to the console. The page has no login: it is for whoever stands at the gate. So no
 * page of somebody else may use the guard's browser to reach it, neither under a name of its own
 * that it points at the gate (the Host must be the gate's), nor by a form that posts here (the
 * Origin must be the Host).
 *
 * @param names host names that the gate is reached by, besides addresses and {@code localhost}
 */
record Admission(Set<String> names) {
  private static final Pattern ADDRESS = Pattern.compile("\\[[0-9a-f:.]+]|\\d+(\\.\\d+){3}");

  Admission {
    names = Set.copyOf(names);
  }

  /** What a request says of where it comes from; blank where it says nothing. */
  record Call(boolean changes, String host, String origin, String fetchSite) {}

  /** The key of the sentence why not; empty when it may. */
  Optional<String> refusal(Call call) {
    if (!isOurs(call.host().toLowerCase(Locale.ROOT))) {
      return Optional.of("guard.host");
    }
    if (call.changes() && !isSameOrigin(call)) {
      return Optional.of("guard.origin");
    }
    return Optional.empty();
  }

  /** An address cannot be pointed elsewhere; a name can, so only known ones are taken. */
  private boolean isOurs(String host) {
    String name = host.replaceFirst(":\\d{1,5}$", "");
    return name.equals("localhost") || names.contains(name) || ADDRESS.matcher(name).matches();
  }

  /** Every browser sends an Origin with a POST; a tool such as curl sends neither header. */
  private static boolean isSameOrigin(Call call) {
    boolean origin =
        call.origin().isEmpty() || call.origin().equalsIgnoreCase("http://" + call.host());
    boolean site = Set.of("", "same-origin", "none").contains(call.fetchSite());
    return origin && site;
  }
}
