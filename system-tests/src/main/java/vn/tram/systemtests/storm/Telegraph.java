package vn.tram.systemtests.storm;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import vn.tram.edge.uplink.Timing;
import vn.tram.systemtests.weather.Packet;

/**
 * One MQTT 5 connection that costs a client two virtual threads and no more: thousands of them fit
 * into one process beside the hub.
 */
final class Telegraph implements AutoCloseable {
  private static final int CONNECT = 0x10;
  private static final int CONNACK = 2;
  private static final int PUBLISH = 3;
  private static final int PUBLISH_ONCE = 0x32;
  private static final int RETAINED = 1;
  private static final int PUBACK = 0x40;
  private static final int SUBSCRIBE = 0x82;
  private static final int SUBACK = 9;
  private static final int PINGREQ = 0xC0;
  private static final int REFUSAL = 0x80;
  private static final int VERSION = 5;
  private static final int CLEAN_START = 2;
  private static final int NUMBERS = 0xFFFF;

  private final Socket plain;
  private final SSLSocket secured;
  private final DataInputStream in;
  private final OutputStream out;
  private final Timing timing;
  private final ReentrantLock writing = new ReentrantLock();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private int number;

  /** What comes in. */
  sealed interface Event {
    /** Somebody published. */
    record Message(String topic, byte[] payload, long nanos) implements Event {}

    /** The connection is over. */
    record Ended(String why) implements Event {}
  }

  /** Writes the inside of a packet. */
  private interface Body {
    void to(DataOutputStream body) throws IOException;
  }

  private Telegraph(Socket plain, SSLSocket secured, Timing timing) throws IOException {
    this.plain = plain;
    this.secured = secured;
    this.timing = timing;
    this.in = new DataInputStream(new BufferedInputStream(secured.getInputStream()));
    this.out = secured.getOutputStream();
  }

  /**
   * Connects, and subscribes to topics.
   *
   * @throws IOException when the broker cannot be reached, refuses or is too slow
   */
  static Telegraph open(Box box, InetSocketAddress broker, Timing timing, String... topics)
      throws IOException {
    int patience = Math.toIntExact(timing.connect().toMillis());
    var plain = new Socket();
    try {
      plain.setTcpNoDelay(true);
      plain.connect(broker, patience);
      var secured =
          (SSLSocket)
              box.tls()
                  .getSocketFactory()
                  .createSocket(plain, broker.getHostString(), broker.getPort(), true);
      SSLParameters rules = secured.getSSLParameters();
      rules.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(rules);
      secured.setSoTimeout(patience);
      secured.startHandshake();
      var telegraph = new Telegraph(plain, secured, timing);
      telegraph.introduce(box.name().value());
      telegraph.subscribe(topics);
      return telegraph;
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  private void introduce(String clientId) throws IOException {
    send(
        CONNECT,
        body -> {
          body.writeUTF("MQTT");
          body.writeByte(VERSION);
          body.writeByte(CLEAN_START);
          body.writeShort((int) timing.keepAlive().toSeconds());
          body.writeByte(0);
          body.writeUTF(clientId);
        });
    granted(CONNACK, 1);
  }

  private void subscribe(String... topics) throws IOException {
    send(
        SUBSCRIBE,
        body -> {
          body.writeShort(nextNumber());
          body.writeByte(0);
          for (String topic : topics) {
            body.writeUTF(topic);
            body.writeByte(1);
          }
        });
    granted(SUBACK, -topics.length);
    secured.setSoTimeout(Math.toIntExact(timing.keepAlive().toMillis() * 2));
    Thread.ofVirtual().start(this::listen);
  }

  /**
   * Waits for an answer.
   *
   * @param from where its reason codes stand; negative: so many at its end
   */
  private void granted(int type, int from) throws IOException {
    Packet packet = Packet.read(in);
    while (packet.type() != type) {
      take(packet);
      packet = Packet.read(in);
    }
    byte[] body = packet.body();
    int start = from < 0 ? body.length + from : from;
    int end = from < 0 ? body.length : from + 1;
    for (int i = start; i < end; i++) {
      if ((body[i] & 0xFF) >= REFUSAL) {
        throw new IOException("the broker refuses with " + (body[i] & 0xFF));
      }
    }
  }

  private void listen() {
    try {
      while (true) {
        take(Packet.read(in));
      }
    } catch (IOException | RuntimeException e) {
      events.add(new Event.Ended(String.valueOf(e.getMessage())));
    }
  }

  private void take(Packet packet) throws IOException {
    if (packet.type() != PUBLISH) {
      return;
    }
    long nanos = System.nanoTime();
    byte[] body = packet.body();
    int topicEnd = 2 + ((body[0] & 0xFF) << 8 | body[1] & 0xFF);
    String topic = new String(body, 2, topicEnd - 2, StandardCharsets.UTF_8);
    int at = packet.carriesMessage() ? topicEnd + 2 : topicEnd;
    int properties = 0;
    int shift = 0;
    int octet;
    do {
      octet = body[at++];
      properties |= (octet & 0x7F) << shift;
      shift += 7;
    } while ((octet & 0x80) != 0);
    byte[] payload = Arrays.copyOfRange(body, at + properties, body.length);
    if (packet.carriesMessage()) {
      send(PUBACK, answer -> answer.writeShort(packet.number()));
    }
    events.add(new Event.Message(topic, payload, nanos));
  }

  /** Publishes at least once; nobody waits for the broker's answer. */
  void publish(String topic, byte[] payload, boolean retained) throws IOException {
    send(
        retained ? PUBLISH_ONCE | RETAINED : PUBLISH_ONCE,
        body -> {
          body.writeUTF(topic);
          body.writeShort(nextNumber());
          body.writeByte(0);
          body.write(payload);
        });
  }

  /**
   * What comes next; when nothing does for as long as the broker is to hear of us, it hears of us.
   *
   * @param nanos how long to wait at most
   */
  Optional<Event> next(long nanos) throws IOException, InterruptedException {
    Duration quiet = timing.keepAlive();
    Event event = events.poll(Math.min(nanos, quiet.toNanos()), TimeUnit.NANOSECONDS);
    if (event == null && nanos >= quiet.toNanos()) {
      send(PINGREQ, body -> {});
    }
    return Optional.ofNullable(event);
  }

  private int nextNumber() {
    number = number % NUMBERS + 1;
    return number;
  }

  private void send(int header, Body body) throws IOException {
    writing.lock();
    try {
      var bytes = new ByteArrayOutputStream();
      body.to(new DataOutputStream(bytes));
      out.write(new Packet(header, bytes.toByteArray()).bytes());
      out.flush();
    } finally {
      writing.unlock();
    }
  }

  /** Ends the connection at once, as a network does. */
  @Override
  public void close() {
    try {
      plain.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
