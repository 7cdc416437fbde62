package vn.tram.hub.store;

import java.nio.file.Path;

/** Which PostgreSQL the hub uses. */
public sealed interface Database {

  /**
   * One of the hub's own, started and stopped with it.
   *
   * @param folder holds its data, password, lock and log; made when it is not there
   * @param programs holds the server's programs; unpacked when they are not there
   */
  record Embedded(Path folder, Path programs) implements Database {

    public Embedded {
      folder = folder.toAbsolutePath().normalize();
      programs = programs.toAbsolutePath().normalize();
    }

    /** With its programs in the folder itself. */
    public Embedded(Path folder) {
      this(folder, folder.resolve("programs"));
    }
  }

  /**
   * An operator's.
   *
   * @param url {@code jdbc:postgresql://host:port/database}
   * @param user who may create a schema in it
   * @param passwordFile its first line is the password
   */
  record Remote(String url, String user, Path passwordFile) implements Database {}
}
