package vn.tram.hub.console;

/** A part of the console that the menu leads to. */
enum Section {
  DASHBOARD("/", Icons.GRID),
  NODES("/nodes", Icons.NODES),
  PEOPLE("/people", Icons.PEOPLE),
  TRACE("/trace", Icons.TRACE),
  BATCHES("/batches", Icons.BATCHES),
  CARRY("/carry", Icons.CARRY),
  AUDIT("/audit", Icons.AUDIT),
  PASSWORD("/password", Icons.KEY);

  private final String path;
  private final Icons icon;

  Section(String path, Icons icon) {
    this.path = path;
    this.icon = icon;
  }

  String path() {
    return path;
  }

  Icons icon() {
    return icon;
  }
}
