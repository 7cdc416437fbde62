package vn.tram.edge.console;

import java.util.List;

/** The page in words, ready to be drawn; one record for each panel. */
record View(
    BoxView box,
    List<Told> tiles,
    Counts counts,
    List<Row> recent,
    Inside inside,
    Chart chart,
    List<PartRow> parts) {

  /**
   * The box.
   *
   * @param answers changes with each signal of the box
   * @param mood of its screen: ready, in, out, warn or bad
   * @param last the gate's last answer in the guard's own language
   * @param lastTime when that was
   */
  record BoxView(
      long answers,
      String mood,
      String icon,
      String lamp,
      String title,
      String detail,
      String hint,
      String last,
      String lastTime) {}

  /**
   * How many.
   *
   * @param inside now
   * @param in since the start
   * @param out since the start
   */
  record Counts(long inside, long in, long out) {}

  /** One answer of the gate. */
  record Row(Told told, String time, boolean typed) {}

  /**
   * Who is inside.
   *
   * @param people those who are listed
   * @param more how many the list leaves out
   * @param before how many came in before the program started
   */
  record Inside(List<Person> people, long more, long before) {}

  /** Somebody inside. */
  record Person(String who, String since) {}

  /**
   * Parts of the box that are all in one state: what many have in common is said once.
   *
   * @param state in a sentence
   */
  record PartRow(List<NamedPart> parts, Told state) {}

  /**
   * One part of the box.
   *
   * @param name from the board file
   * @param kind what it is for
   */
  record NamedPart(String name, String kind) {}

  /** Passages by hour, oldest first; all three of one length. */
  record Chart(List<String> labels, List<Long> in, List<Long> out) {}
}
