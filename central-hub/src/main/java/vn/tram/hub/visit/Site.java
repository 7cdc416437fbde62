package vn.tram.hub.visit;

/**
 * A place that people enter and leave, by one gate or several.
 *
 * @param name unique among sites; a node's file gives it
 * @param title for people
 * @param kind MARKET, SCHOOL, OFFICE, …
 * @param policy how long people can be there
 */
public record Site(String name, String title, String kind, Policy policy) {}
