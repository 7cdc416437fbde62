package vn.tram.hub.inlet;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.Topics;

/** One connection, from its opening to its end; after a failure there is a fresh one. */
final class Session implements AutoCloseable {
  /** Hubs that share one broker share the batches, too: each goes to one of them. */
  private static final String SHARED = "$share/hub/" + Topics.ALL_BATCHES;

  private static final String SHARED_REQUESTS = "$share/hub/" + Topics.ALL_REQUESTS;

  private static final int QOS = 1;
  private static final int TIMEOUT_SECONDS = 10;
  private static final int KEEP_ALIVE_SECONDS = 30;
  private static final int RECEIVE_MAXIMUM = 64;

  /** Paho refuses what goes over the broker's receive maximum: wait before that. */
  private static final int UNDER_WAY = 48;

  /** Time for the last receipts to leave, in milliseconds. */
  private static final long QUIESCE = 200;

  private static final int FAILURE = 0x80;

  private final MqttAsyncClient client;
  private final Line line;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Semaphore underWay = new Semaphore(UNDER_WAY);

  private Session(MqttAsyncClient client, Line line) {
    this.client = client;
    this.line = line;
  }

  /** Paho's client on a line of ours. */
  private static final class Client extends MqttAsyncClient {
    private final Line line;

    Client(InletSettings settings, Line line) throws MqttException {
      super(settings.broker().toString(), settings.clientId(), new MemoryPersistence());
      this.line = line;
    }

    @Override
    protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options) {
      return new NetworkModule[] {line};
    }
  }

  /**
   * Connects and subscribes.
   *
   * @param sink called by the client's own thread; must neither block nor throw
   * @throws MqttException when the broker cannot be reached or refuses
   */
  static Session open(InletSettings settings, Consumer<Incoming> sink) throws MqttException {
    var line = new Line(settings, TIMEOUT_SECONDS * 1000);
    var session = new Session(new Client(settings, line), line);
    try {
      // Before connecting: what arrives earlier than the callback would stall.
      session.client.setCallback(session.new Callback(sink));
      session.client.connect(options()).waitForCompletion(TIMEOUT_SECONDS * 1000L);
      session.subscribe();
      return session;
    } catch (MqttException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static MqttConnectionOptions options() {
    var options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setReceiveMaximum(RECEIVE_MAXIMUM);
    options.setTopicAliasMaximum(0);
    options.setConnectionTimeout(TIMEOUT_SECONDS);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    return options;
  }

  private void subscribe() throws MqttException {
    IMqttToken token =
        client.subscribe(
            new MqttSubscription[] {
              new MqttSubscription(SHARED, QOS),
              new MqttSubscription(SHARED_REQUESTS, QOS),
              new MqttSubscription(Topics.ALL_STATES, QOS)
            });
    token.waitForCompletion(TIMEOUT_SECONDS * 1000L);
    for (int code : token.getReasonCodes()) {
      if (code >= FAILURE) {
        throw new MqttException(code);
      }
    }
  }

  boolean connected() {
    return ended.getCount() > 0 && client.isConnected();
  }

  /** Returns when the connection is gone. */
  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Makes {@link #awaitEnd} return. */
  void end() {
    ended.countDown();
  }

  /** Whether the message is on its way; if not, nobody will try again. */
  boolean publish(String topic, byte[] payload, boolean retained) {
    try {
      if (!underWay.tryAcquire(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      client.publish(topic, new MqttMessage(payload, QOS, retained, null), null, new Landed());
      return true;
    } catch (MqttException e) {
      underWay.release();
      return false;
    }
  }

  @Override
  public void close() {
    end();
    try {
      if (client.isConnected()) {
        client.disconnectForcibly(QUIESCE, QUIESCE, true);
      }
      client.close(true);
    } catch (MqttException e) {
      // It is being thrown away; a client that was never connected says so here.
      ended.countDown();
    } finally {
      line.cut();
    }
  }

  private final class Landed implements MqttActionListener {
    @Override
    public void onSuccess(IMqttToken token) {
      underWay.release();
    }

    @Override
    public void onFailure(IMqttToken token, Throwable exception) {
      underWay.release();
    }
  }

  private final class Callback implements MqttCallback {
    private final Consumer<Incoming> sink;

    Callback(Consumer<Incoming> sink) {
      this.sink = sink;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      sink.accept(new Incoming(topic, Octets.of(message.getPayload())));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      end();
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
      end();
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String uri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}
