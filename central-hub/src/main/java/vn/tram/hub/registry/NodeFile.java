package vn.tram.hub.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.VerifyingKey;

/** The fields of an enrolment file; later versions may add some. */
@JsonIgnoreProperties(ignoreUnknown = true)
record NodeFile(
    String node,
    String site,
    String title,
    String kind,
    String closes,
    String signingKey,
    String certificate,
    String enrolled) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  /**
   * Reads the file of one node.
   *
   * @throws IOException when the bytes are no enrolment of this node
   */
  static EnrolledNode read(byte[] bytes, NodeName expected) throws IOException {
    try {
      NodeFile file = JSON.readValue(bytes, NodeFile.class);
      EnrolledNode enrolled = file.enrolledNode();
      if (!enrolled.name().equals(expected)) {
        throw new IOException("it is the enrolment of " + enrolled.name());
      }
      return enrolled;
    } catch (JacksonException e) {
      throw new IOException(e.getOriginalMessage(), e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private EnrolledNode enrolledNode() {
    return new EnrolledNode(
        new NodeName(node),
        site,
        title,
        kind,
        LocalTime.parse(closes),
        VerifyingKey.ofX509(Octets.ofHex(signingKey)),
        Octets.ofHex(certificate),
        Instant.parse(enrolled));
  }
}
