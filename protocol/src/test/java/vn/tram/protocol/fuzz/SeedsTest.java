package vn.tram.protocol.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tram.protocol.card.CardFuzz;
import vn.tram.protocol.entry.EntryFuzz;
import vn.tram.protocol.order.OrderFuzz;
import vn.tram.protocol.order.RequestFuzz;
import vn.tram.protocol.wire.BatchFuzz;
import vn.tram.protocol.wire.ReceiptFuzz;
import vn.tram.protocol.wire.StateFuzz;

/** What fuzzing begins with, and what it once found, holds. */
class SeedsTest {
  @ParameterizedTest
  @ValueSource(strings = {"card", "entry", "batch", "receipt", "state", "order", "request"})
  void everySeedHolds(String target) throws Exception {
    Consumer<byte[]> fuzz =
        switch (target) {
          case "card" -> CardFuzz::fuzzerTestOneInput;
          case "entry" -> EntryFuzz::fuzzerTestOneInput;
          case "batch" -> BatchFuzz::fuzzerTestOneInput;
          case "receipt" -> ReceiptFuzz::fuzzerTestOneInput;
          case "state" -> StateFuzz::fuzzerTestOneInput;
          case "order" -> OrderFuzz::fuzzerTestOneInput;
          default -> RequestFuzz::fuzzerTestOneInput;
        };
    List<Path> seeds = seeds(target);
    assertTrue(!seeds.isEmpty(), "no seeds for " + target);
    for (Path seed : seeds) {
      byte[] input = Files.readAllBytes(seed);
      try {
        fuzz.accept(input);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("the seed " + seed + " breaks it", e);
      }
    }
  }

  private static List<Path> seeds(String target) throws IOException, URISyntaxException {
    Path folder = Path.of(SeedsTest.class.getResource("/fuzz/" + target).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
