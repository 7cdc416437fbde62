package vn.tram.edge.console;

/**
 * Something to tell a guard: a mood, a picture and words.
 *
 * @param mood of the colours: ok, gone, warn, bad or calm
 * @param icon the name of a Bootstrap icon
 * @param title a few words
 * @param detail a sentence, may be empty
 */
record Told(String mood, String icon, String title, String detail) {}
