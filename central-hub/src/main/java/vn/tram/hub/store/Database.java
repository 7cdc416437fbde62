package vn.tram.hub.store;

import java.nio.file.Path;

/** Which PostgreSQL the hub uses. */
public sealed interface Database {

  /**
   * One of the hub's own, started and stopped with it.
   *
   * @param folder holds its data, programs, password and lock; made when it is not there
   */
  record Embedded(Path folder) implements Database {}

  /**
   * An operator's.
   *
   * @param url {@code jdbc:postgresql://host:port/database}
   * @param user who may create tables in it
   * @param passwordFile its first line is the password
   */
  record Remote(String url, String user, Path passwordFile) implements Database {}
}
