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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import vn.tram.hub.registry.NodeFile.Content;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeName;

/**
 * The enrolled nodes, as the folder of enrolment files says at the moment of the question: a file
 * that appears, changes or goes away counts from the next question on, without a restart.
 */
public final class Registry {
  private static final Logger LOG = System.getLogger(Registry.class.getName());
  static final String SUFFIX = ".json";

  private final Path folder;
  private final Map<NodeName, Known> known = new ConcurrentHashMap<>();

  /** A file as it was read; a broken one is remembered too, to be complained of once. */
  private record Known(FileTime modified, Object file, long size, Optional<Content> content) {
    /** A file that takes another's place within one tick of the clock is another file. */
    boolean fits(BasicFileAttributes attributes) {
      return modified.equals(attributes.lastModifiedTime())
          && size == attributes.size()
          && file.equals(key(attributes));
    }

    static Object key(BasicFileAttributes attributes) {
      return attributes.fileKey() == null ? "" : attributes.fileKey();
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

  Path folder() {
    return folder;
  }

  /** The node of this name, when it is enrolled, was not put out, and its file can be read. */
  public Optional<EnrolledNode> find(NodeName name) {
    return content(name).filter(content -> content.papers().revoked().isEmpty()).map(Content::node);
  }

  /** What became of the node's enrolment, also of one that was put out. */
  public Optional<Papers> papers(NodeName name) {
    return content(name).map(Content::papers);
  }

  /** Whether somebody with this certificate may speak as the node. */
  public boolean admits(NodeName name, Octets certificate) {
    return content(name)
        .filter(content -> content.papers().revoked().isEmpty())
        .filter(
            content ->
                content.node().certificate().equals(certificate)
                    || content.papers().before().equals(certificate))
        .isPresent();
  }

  /** The nodes of a site, the oldest first, also those that were put out. */
  List<EnrolledNode> at(String site) {
    return names().stream()
        .flatMap(name -> content(name).stream())
        .map(Content::node)
        .filter(node -> node.site().equals(site))
        .sorted(Comparator.comparing(EnrolledNode::enrolled))
        .toList();
  }

  /**
   * What people call a site; empty when no node stands there.
   *
   * @throws UncheckedIOException when the folder cannot be listed
   */
  public Optional<String> titleOf(String site) {
    return at(site).stream().map(EnrolledNode::siteTitle).findFirst();
  }

  private Optional<Content> content(NodeName name) {
    Path file = folder.resolve(name + SUFFIX);
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      Known before = known.get(name);
      if (before != null && before.fits(attributes)) {
        return before.content();
      }
      Optional<Content> content = read(file, name);
      known.put(
          name,
          new Known(
              attributes.lastModifiedTime(), Known.key(attributes), attributes.size(), content));
      return content;
    } catch (NoSuchFileException e) {
      known.remove(name);
      return Optional.empty();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The enrolment file {0} cannot be read: {1}", file, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * All enrolled nodes but those that were put out, ordered by name.
   *
   * @throws UncheckedIOException when the folder cannot be listed
   */
  public List<EnrolledNode> nodes() {
    return names().stream().flatMap(name -> find(name).stream()).toList();
  }

  /**
   * The names that have a file, ordered.
   *
   * @throws UncheckedIOException when the folder cannot be listed
   */
  public List<NodeName> names() {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .sorted()
          .flatMap(file -> name(file.substring(0, file.length() - SUFFIX.length())).stream())
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

  private static Optional<Content> read(Path file, NodeName name) throws IOException {
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
