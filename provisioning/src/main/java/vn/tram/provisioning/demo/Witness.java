package vn.tram.provisioning.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.tram.protocol.wire.NodeName;

/** Reads a box's witness file as it grows. */
final class Witness {
  private final NodeName node;
  private final Path file;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private long offset;

  Witness(NodeName node, Path file) {
    this.node = node;
    this.file = file;
  }

  /** The beeps since the last call. */
  List<Beep> news() throws IOException {
    List<Beep> news = new ArrayList<>();
    if (!Files.exists(file)) {
      return news;
    }
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer fresh = ByteBuffer.allocate((int) Math.min(channel.size() - offset, 1 << 20));
      while (fresh.hasRemaining() && channel.read(fresh, offset + fresh.position()) > 0) {
        // Reads on until the buffer is full or the file ends.
      }
      offset += fresh.position();
      for (byte letter : Arrays.copyOf(fresh.array(), fresh.position())) {
        if (letter != '\n') {
          begun.write(letter);
          continue;
        }
        Optional<Beep> beep = Beep.of(node, begun.toString(StandardCharsets.US_ASCII));
        beep.ifPresent(news::add);
        begun.reset();
      }
    }
    return news;
  }
}
