package vn.tram.protocol.carry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeName;

/** The bytes of version 1, pinned: sticks lie in drawers. */
class CarryGoldenTest {
  private static final byte[] FIRST = {1, 2, 3};
  private static final byte[] SECOND = {4};

  @Test
  void aFileOfBatches() throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = new CarryWriter(out, CarryKind.BATCHES);
    writer.add(FIRST);
    writer.add(SECOND);
    writer.finish();
    assertEquals(golden().toHex(), Octets.of(out.toByteArray()).toHex());

    var reader = new CarryReader(new ByteArrayInputStream(golden().toArray()), CarryKind.BATCHES);
    assertArrayEquals(FIRST, reader.next().orElseThrow());
    assertArrayEquals(SECOND, reader.next().orElseThrow());
    assertEquals(true, reader.next().isEmpty());
    assertEquals(Ending.WHOLE, reader.ending());
  }

  @Test
  void names() {
    CarryName name = CarryName.of(new NodeName("cho-long-hoa"), 1_234_567_890_123L, 7, 1_207);
    assertEquals(
        "tram-cho-long-hoa-0000011f-0000000007-0000001207.batches", name.file(CarryKind.BATCHES));
    assertEquals(
        "tram-cho-long-hoa-0000011f-0000000007-0000001207.receipt", name.file(CarryKind.RECEIPTS));
    assertEquals("dau-vao.receipt", CarryName.receiptFor("dau-vao.batches"));
    assertEquals("dau-vao.tay.receipt", CarryName.receiptFor("dau-vao.tay"));
  }

  private static Octets golden() throws IOException {
    try (InputStream in = CarryGoldenTest.class.getResourceAsStream("/golden/carry.hex")) {
      return Octets.ofHex(
          new String(in.readAllBytes(), StandardCharsets.US_ASCII)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .collect(Collectors.joining()));
    }
  }
}
