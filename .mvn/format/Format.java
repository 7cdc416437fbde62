import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Formats every source file of the project, or names those that are not formatted. */
final class Format {
  public static void main(String[] args) throws IOException {
    boolean write = args[0].equals("write");
    Path root = Path.of(args[1]);
    // Files that have not changed since all were found formatted are not read again.
    Path stamp = root.resolve("target/format/checked");
    FileTime checked =
        Files.exists(stamp) ? Files.getLastModifiedTime(stamp) : FileTime.fromMillis(0);
    FileTime begun = FileTime.from(Instant.now());
    var formatter = new Formatter();
    int wrong = 0;
    for (Path file : sources(root)) {
      if (Files.getLastModifiedTime(file).compareTo(checked) < 0) {
        continue;
      }
      String text = Files.readString(file);
      String formatted;
      try {
        formatted = formatter.formatSourceAndFixImports(text);
      } catch (FormatterException e) {
        throw new IllegalStateException(root.relativize(file) + ": " + e.getMessage(), e);
      }
      if (formatted.equals(text)) {
        continue;
      }
      wrong++;
      if (write) {
        Files.writeString(file, formatted);
      }
      System.out.println((write ? "formatted " : "not formatted: ") + root.relativize(file));
    }
    if (wrong > 0 && !write) {
      System.out.println(wrong + " files are not formatted; run: mvn -N process-sources -Dformat=write");
      System.exit(1);
    }
    Files.writeString(stamp, "");
    Files.setLastModifiedTime(stamp, begun);
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve("src"))
          .filter(Files::isDirectory)
          .flatMap(Format::walk)
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> walk(Path folder) {
    try {
      return Files.walk(folder);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
