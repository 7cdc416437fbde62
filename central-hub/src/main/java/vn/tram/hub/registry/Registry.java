package vn.tram.hub.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import vn.tram.protocol.wire.NodeName;

/**
 * The enrolled nodes, as the folder of enrolment files says at the moment of the question: a file
 * that appears, changes or goes away counts from the next question on, without a restart.
 */
public final class Registry {
  private static final Logger LOG = System.getLogger(Registry.class.getName());
  private static final String SUFFIX = ".json";

  private final Path folder;
  private final Map<NodeName, Known> known = new ConcurrentHashMap<>();

  /** A file as it was read; a broken one is remembered too, to be complained of once. */
  private record Known(FileTime modified, long size, Optional<EnrolledNode> node) {
    boolean fits(BasicFileAttributes file) {
      return modified.equals(file.lastModifiedTime()) && size == file.size();
    }
  }

  /**
   * A registry over a folder, which need not exist yet.
   *
   * @param folder holds one {@code <node>.json} for each node
   */
  public Registry(Path folder) {
    this.folder = folder;
  }

  /** The node of this name, when it is enrolled and its file can be read. */
  public Optional<EnrolledNode> find(NodeName name) {
    Path file = folder.resolve(name + SUFFIX);
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      Known before = known.get(name);
      if (before != null && before.fits(attributes)) {
        return before.node();
      }
      Optional<EnrolledNode> node = read(file, name);
      known.put(name, new Known(attributes.lastModifiedTime(), attributes.size(), node));
      return node;
    } catch (NoSuchFileException e) {
      known.remove(name);
      return Optional.empty();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The enrolment file {0} cannot be read: {1}", file, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * All enrolled nodes, ordered by name.
   *
   * @throws UncheckedIOException when the folder cannot be listed
   */
  public List<EnrolledNode> nodes() {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .sorted()
          .flatMap(file -> name(file.substring(0, file.length() - SUFFIX.length())).stream())
          .flatMap(name -> find(name).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<NodeName> name(String text) {
    try {
      return Optional.of(new NodeName(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<EnrolledNode> read(Path file, NodeName name) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      return Optional.of(NodeFile.read(bytes, name));
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "{0} is no enrolment of {1}, which is refused until it is enrolled again: {2}",
          file,
          name,
          e.getMessage());
      return Optional.empty();
    }
  }
}
