package vn.tram.hub.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import vn.tram.hub.registry.Papers.Revocation;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.VerifyingKey;

/** The fields of an enrolment file; later versions may add some, earlier ones lacked the later. */
@JsonIgnoreProperties(ignoreUnknown = true)
record NodeFile(
    String node,
    String site,
    String title,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String siteTitle,
    String kind,
    String closes,
    String signingKey,
    String certificate,
    String enrolled,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String certificateBefore,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String certificateRenewed,
    long stamp,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String revoked,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String revokedReason,
    int boxes,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> serials,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> serialsGone) {
  private static final int HEX = 16;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /**
   * A node's file as it was read.
   *
   * @param node the enrolment
   * @param papers what became of it
   */
  record Content(EnrolledNode node, Papers papers) {}

  /**
   * Reads the file of one node.
   *
   * @throws IOException when the bytes are no enrolment of this node
   */
  static Content read(byte[] bytes, NodeName expected) throws IOException {
    try {
      NodeFile file = JSON.readValue(bytes, NodeFile.class);
      file.requireAll();
      EnrolledNode enrolled = file.enrolledNode();
      if (!enrolled.name().equals(expected)) {
        throw new IOException("it is the enrolment of " + enrolled.name());
      }
      return new Content(enrolled, file.papers());
    } catch (JacksonException e) {
      throw new IOException(e.getOriginalMessage(), e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void requireAll() throws IOException {
    for (String field :
        new String[] {node, site, title, kind, closes, signingKey, certificate, enrolled}) {
      if (field == null) {
        throw new IOException("a field is missing");
      }
    }
  }

  private EnrolledNode enrolledNode() {
    return new EnrolledNode(
        new NodeName(node),
        site,
        title,
        siteTitle.isEmpty() ? title : siteTitle,
        kind,
        LocalTime.parse(closes),
        VerifyingKey.ofX509(Octets.ofHex(signingKey)),
        Octets.ofHex(certificate),
        Instant.parse(enrolled));
  }

  private Papers papers() {
    Instant since = Instant.parse(enrolled);
    return new Papers(
        Octets.ofHex(certificateBefore),
        Octets.ofHex(certificateRenewed),
        Math.max(stamp, since.toEpochMilli()),
        revoked.isEmpty()
            ? Optional.empty()
            : Optional.of(new Revocation(Instant.parse(revoked), revokedReason)),
        Math.max(1, boxes),
        since,
        serials.stream().map(serial -> new BigInteger(serial, HEX)).toList(),
        serialsGone.stream().map(serial -> new BigInteger(serial, HEX)).toList());
  }
}
