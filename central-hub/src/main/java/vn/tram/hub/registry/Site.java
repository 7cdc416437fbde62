package vn.tram.hub.registry;

import java.time.LocalTime;

/**
 * The place that one or more nodes guard.
 *
 * @param id what the nodes of one site have in common
 * @param title what people call it
 * @param kind what sort of place it is, such as {@code MARKET}, {@code SCHOOL} or {@code OFFICE}
 * @param closes local time at which everybody has left
 */
public record Site(String id, String title, String kind, LocalTime closes) {
  public Site {
    if (id.isBlank() || title.isBlank() || kind.isBlank()) {
      throw new IllegalArgumentException("a site has an id, a title and a kind");
    }
  }
}
