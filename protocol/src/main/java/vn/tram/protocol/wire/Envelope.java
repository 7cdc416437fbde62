package vn.tram.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import vn.tram.protocol.wire.WireException.Reason;

/**
 * The signed wrapping of every message: one version byte, 64 bytes of Ed25519 signature, the
 * payload. The signature covers the name of the message's kind, the version and the payload, so
 * that no message passes for one of another kind.
 */
public final class Envelope {
  public static final int VERSION = 1;

  /** No message is longer; a batch of {@link Batch#MAX_ENTRIES} ordinary entries is far shorter. */
  public static final int MAX_SIZE = 512 * 1024;

  private static final int SIGNATURE = 64;
  private static final int OVERHEAD = 1 + SIGNATURE;

  /** What a message is. */
  public enum Kind {
    BATCH("tram/1/batch"),
    RECEIPT("tram/1/receipt"),
    STATE("tram/1/state"),
    ORDER("tram/1/order"),
    REQUEST("tram/1/request");

    private final byte[] domain;

    Kind(String domain) {
      this.domain = domain.getBytes(StandardCharsets.US_ASCII);
    }
  }

  private Envelope() {}

  /** The bytes to send. */
  public static byte[] seal(Kind kind, byte[] payload, SigningKey key) {
    byte[] envelope = new byte[OVERHEAD + payload.length];
    envelope[0] = VERSION;
    byte[] signature = key.sign(signed(kind, payload));
    System.arraycopy(signature, 0, envelope, 1, SIGNATURE);
    System.arraycopy(payload, 0, envelope, OVERHEAD, payload.length);
    return envelope;
  }

  /** The payload, once its signature has been checked. */
  public static byte[] open(Kind kind, byte[] envelope, VerifyingKey key) throws WireException {
    byte[] payload = unverified(envelope);
    byte[] signature = Arrays.copyOfRange(envelope, 1, OVERHEAD);
    if (!key.verifies(signed(kind, payload), signature)) {
      throw new WireException(Reason.WRONG_SIGNATURE, "the signature does not fit");
    }
    return payload;
  }

  /** The payload of whoever sent it: nothing is known of him yet. */
  public static byte[] unverified(byte[] envelope) throws WireException {
    if (envelope.length > MAX_SIZE) {
      throw new WireException(
          Reason.TOO_LARGE, "a message has at most " + MAX_SIZE + " bytes, not " + envelope.length);
    }
    if (envelope.length == 0) {
      throw new WireException(Reason.CUT_SHORT, "the message is empty");
    }
    if (envelope[0] != VERSION) {
      throw new WireException(
          Reason.UNKNOWN_VERSION,
          "version " + (envelope[0] & 0xFF) + " is unknown; this program speaks " + VERSION);
    }
    if (envelope.length <= OVERHEAD) {
      throw new WireException(Reason.CUT_SHORT, "a message has more than " + OVERHEAD + " bytes");
    }
    return Arrays.copyOfRange(envelope, OVERHEAD, envelope.length);
  }

  private static byte[] signed(Kind kind, byte[] payload) {
    byte[] message = new byte[kind.domain.length + 1 + payload.length];
    System.arraycopy(kind.domain, 0, message, 0, kind.domain.length);
    message[kind.domain.length] = VERSION;
    System.arraycopy(payload, 0, message, kind.domain.length + 1, payload.length);
    return message;
  }
}
