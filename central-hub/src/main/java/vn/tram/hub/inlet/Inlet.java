package vn.tram.hub.inlet;

import java.io.EOFException;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;

/**
 * Stays connected to the broker and hands every message over at once.
 *
 * <p>One thread owns the connection: it connects, waits for the end, backs off and connects again.
 * The broker acknowledges to the nodes nothing that matters, so a message that is lost with a
 * connection is sent again by its node.
 */
public final class Inlet implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final InletSettings settings;
  private final RandomGenerator random = new SecureRandom();
  private final AtomicReference<Optional<Session>> current =
      new AtomicReference<>(Optional.empty());
  private final List<Runnable> connectListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<String>> lossListeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch first = new CountDownLatch(1);
  private final CountDownLatch attempt = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicReference<Optional<Thread>> thread = new AtomicReference<>(Optional.empty());

  /** An inlet that is not connected yet. */
  public Inlet(InletSettings settings) {
    this.settings = settings;
  }

  /**
   * Begins to connect, and goes on until it is closed. To be called once.
   *
   * @param sink called by the client's own thread; must neither block nor throw
   */
  public void start(Consumer<Incoming> sink) {
    thread.set(
        Optional.of(Thread.ofPlatform().name("inlet").daemon().start(() -> stayConnected(sink))));
  }

  /**
   * Tells of every connection, from now on; to be called before {@link #start}.
   *
   * @param listener must return at once and never throw
   */
  public void onConnect(Runnable listener) {
    connectListeners.add(listener);
  }

  /**
   * Tells when the broker cannot be reached, once until there is a connection again; to be called
   * before {@link #start}.
   *
   * @param listener is told why, in the client's words; must return at once and never throw
   */
  public void onLoss(Consumer<String> listener) {
    lossListeners.add(listener);
  }

  /** Waits until the first attempt has gone well or not, at most for a time. */
  public void awaitAttempt(Duration most) throws InterruptedException {
    attempt.await(most.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Whether it was connected within the time. */
  public boolean awaitConnected(Duration most) throws InterruptedException {
    return first.await(most.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Whether messages flow. */
  public boolean connected() {
    return current.get().map(Session::connected).orElse(false);
  }

  /**
   * Sends a message, if there is a connection.
   *
   * @return whether it is on its way; if not, nobody will try again
   */
  public boolean publish(String topic, byte[] payload) {
    return current.get().map(session -> session.publish(topic, payload, false)).orElse(false);
  }

  /**
   * Sends a message for the broker to keep, if there is a connection.
   *
   * @return whether it is on its way; if not, nobody will try again
   */
  public boolean retain(String topic, byte[] payload) {
    return current.get().map(session -> session.publish(topic, payload, true)).orElse(false);
  }

  @Override
  public void close() {
    closed.countDown();
    current.get().ifPresent(Session::end);
    try {
      if (thread.get().isPresent()) {
        thread.get().get().join(CLOSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stayConnected(Consumer<Incoming> sink) {
    int failures = 0;
    boolean told = false;
    try {
      while (closed.getCount() > 0) {
        try (Session session = Session.open(settings, sink)) {
          failures = 0;
          told = false;
          current.set(Optional.of(session));
          first.countDown();
          attempt.countDown();
          connectListeners.forEach(Runnable::run);
          if (closed.getCount() > 0) {
            session.awaitEnd();
          }
        } catch (MqttException | RuntimeException e) {
          if (!told) {
            told = true;
            lossListeners.forEach(listener -> listener.accept(words(e)));
          }
          attempt.countDown();
        } finally {
          current.set(Optional.empty());
        }
        failures++;
        closed.await(Backoff.wait(failures, random).toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The client wraps what the system says; a class's name or a number alone tells nobody much. */
  private static String words(Exception failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return switch (cause) {
      case EOFException ended -> "the broker hung up";
      case UnknownHostException unknown -> "nobody knows the address " + unknown.getMessage();
      case MqttException mqtt -> words(mqtt.getReasonCode());
      default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    };
  }

  private static String words(int code) {
    return switch (code) {
      case MqttReturnCode.RETURN_CODE_BAD_USERNAME_OR_PASSWORD,
          MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED ->
          "the broker does not let the hub in (code 0x" + Integer.toHexString(code) + ")";
      case MqttClientException.REASON_CODE_CLIENT_TIMEOUT -> "the broker gives no answer";
      case MqttClientException.REASON_CODE_SERVER_CONNECT_ERROR -> "nobody answers";
      case MqttClientException.REASON_CODE_CONNECTION_LOST -> "the line went dead";
      default -> "the broker refuses with code 0x" + Integer.toHexString(code);
    };
  }
}
