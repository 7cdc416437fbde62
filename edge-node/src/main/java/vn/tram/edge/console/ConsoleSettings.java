package vn.tram.edge.console;

import java.util.Locale;
import java.util.Set;

/**
 * Where the console listens and how it speaks.
 *
 * @param host the address that it listens on
 * @param port 0 to 65535; 0 takes any free port
 * @param language unless a person switches
 * @param names host names that browsers reach it by, besides addresses and {@code localhost}
 */
public record ConsoleSettings(String host, int port, Locale language, Set<String> names) {
  public ConsoleSettings {
    names = Set.copyOf(names);
  }
}
