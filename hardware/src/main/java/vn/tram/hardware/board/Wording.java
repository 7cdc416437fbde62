package vn.tram.hardware.board;

import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Leaves numbers and words as they are written. YAML 1.1 reads 013 as 11, 1:30 as 90, 1_3 as 13 and
 * "off" as false; nobody who wires a pin means that, and a sentence is to quote what he wrote.
 */
final class Wording extends Resolver {

  @Override
  protected void addImplicitResolvers() {
    addImplicitResolver(Tag.MERGE, MERGE, "<", 10);
    addImplicitResolver(Tag.NULL, NULL, "~nN\0", 10);
    addImplicitResolver(Tag.NULL, EMPTY, null, 10);
  }
}
