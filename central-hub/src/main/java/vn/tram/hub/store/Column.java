package vn.tram.hub.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * One value of each row, on its way to an {@code unnest}: that is how many rows go in one
 * statement.
 *
 * @param type PostgreSQL's name of the element type
 * @param array of the element's class: the driver sends numbers in binary only when it is exact
 * @param value of a row; null for a row that has none
 */
public record Column<T>(String type, IntFunction<Object[]> array, Function<T, Object> value) {

  public static <T> Column<T> int8(Function<T, Long> value) {
    return new Column<>("int8", Long[]::new, value::apply);
  }

  public static <T> Column<T> int4(Function<T, Integer> value) {
    return new Column<>("int4", Integer[]::new, value::apply);
  }

  public static <T> Column<T> int2(Function<T, Short> value) {
    return new Column<>("int2", Short[]::new, value::apply);
  }

  public static <T> Column<T> bool(Function<T, Boolean> value) {
    return new Column<>("bool", Boolean[]::new, value::apply);
  }

  public static <T> Column<T> text(Function<T, String> value) {
    return new Column<>("text", String[]::new, value::apply);
  }

  public static <T> Column<T> bytea(Function<T, byte[]> value) {
    return new Column<>("bytea", byte[][]::new, value::apply);
  }

  public static <T> Column<T> uuid(Function<T, UUID> value) {
    return new Column<>("uuid", UUID[]::new, value::apply);
  }

  /** The values of all rows. */
  public Array of(Connection connection, List<? extends T> rows) throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray(array));
  }
}
