package vn.tram.edge.uplink;

import java.time.Duration;
import java.util.Arrays;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import vn.tram.edge.uplink.Inbox.Event;

/**
 * One connection to a broker, for one use: a fresh client each time, none of Paho's own reconnects,
 * sessions or stores. Whatever comes of a call comes as an {@link Event}; no call blocks, and no
 * callback does anything but post.
 *
 * <p>QoS 1 only makes the broker keep a message while the hub is away for a moment. A PUBACK is not
 * taken for anything but "the broker did not refuse it".
 */
final class MqttLink implements AutoCloseable {
  private static final int QOS = 1;

  /** Reason codes from here on are refusals (MQTT 5, 2.4). */
  private static final int REFUSAL = 0x80;

  private static final int RECEIVE_MAXIMUM = 64;

  /** How the topic of orders ends. */
  private static final String ORDER = "/order";

  private final TlsLine line;
  private final MqttAsyncClient client;
  private final Inbox inbox;

  private MqttLink(Dial dial, Inbox inbox) throws MqttException {
    this.line = new TlsLine(dial);
    this.client = new Client(dial, line);
    this.inbox = inbox;
  }

  /** Reads the clocks at which a message came, before anything else is done with it. */
  @FunctionalInterface
  interface Stamp {
    Event.Arrived on(byte[] bytes);
  }

  /**
   * Begins to connect; the inbox gets {@link Event.Granted} or {@link Event.Broken}.
   *
   * @param dial where and how
   * @param will what the broker says of the node when the connection breaks
   */
  static MqttLink open(Dial dial, byte[] will, Stamp stamp, Inbox inbox) throws LinkException {
    try {
      var link = new MqttLink(dial, inbox);
      // Before connecting: a message that comes without a callback is lost.
      link.client.setCallback(link.new Callback(stamp));
      link.client.connect(options(dial, will), null, link.new Connected());
      return link;
    } catch (MqttException | IllegalArgumentException e) {
      throw Diagnosis.ofConnecting(e);
    }
  }

  private static MqttConnectionOptions options(Dial dial, byte[] will) {
    var options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setKeepAliveInterval((int) dial.timing().keepAlive().toSeconds());
    options.setConnectionTimeout((int) dial.timing().connect().toSeconds());
    options.setReceiveMaximum(RECEIVE_MAXIMUM);
    options.setTopicAliasMaximum(0);
    options.setWill(dial.stateTopic(), message(will, true));
    return options;
  }

  /** The inbox gets {@link Event.Granted} or {@link Event.Broken}. Never call it in a callback. */
  void subscribe(String... topics) throws LinkException {
    try {
      client.subscribe(
          Arrays.stream(topics)
              .map(topic -> new MqttSubscription(topic, QOS))
              .toArray(MqttSubscription[]::new),
          null,
          new Answered("subscribing", true),
          new MqttProperties());
    } catch (MqttException e) {
      throw Diagnosis.ofTalking(e);
    }
  }

  /**
   * Hands a message over. One that finds no room among those that the broker has not taken yet is
   * dropped, as if the network had lost it: the window sends it again.
   */
  void publish(String topic, byte[] bytes, boolean retained) throws LinkException {
    try {
      client.publish(topic, message(bytes, retained), null, new Answered("publishing", false));
    } catch (MqttException e) {
      if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
        throw Diagnosis.ofTalking(e);
      }
    }
  }

  /**
   * Says good-bye to the broker after what was handed over, so that it does not publish the will;
   * the inbox gets {@link Event.Granted} or {@link Event.Broken}.
   *
   * @param patience how long the messages on their way may take
   */
  void leave(Duration patience) throws LinkException {
    try {
      client.disconnect(
          patience.toMillis(),
          null,
          new Answered("leaving", true),
          MqttReturnCode.RETURN_CODE_SUCCESS,
          new MqttProperties());
    } catch (MqttException e) {
      throw Diagnosis.ofTalking(e);
    }
  }

  /** Lets go of the connection at once; the client then tidies up behind itself. */
  @Override
  public void close() {
    line.cut();
  }

  private static MqttMessage message(byte[] bytes, boolean retained) {
    var message = new MqttMessage(bytes);
    message.setQos(QOS);
    message.setRetained(retained);
    return message;
  }

  /** Paho's client on a line of ours. */
  private static final class Client extends MqttAsyncClient {
    private final TlsLine line;

    Client(Dial dial, TlsLine line) throws MqttException {
      super(dial.broker().toString(), dial.node().value(), new MemoryPersistence());
      this.line = line;
    }

    @Override
    protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options) {
      return new NetworkModule[] {line};
    }
  }

  /** The answer to CONNECT. */
  private final class Connected implements MqttActionListener {
    @Override
    public void onSuccess(IMqttToken token) {
      MqttProperties offered = token.getResponseProperties();
      Integer aliases = offered == null ? null : offered.getTopicAliasMaximum();
      if (aliases != null && aliases > 0) {
        // Paho then uses them, and does it wrong: it would reconnect for ever.
        inbox.post(
            new Event.Broken(
                new LinkException(
                    Trouble.ALIASES,
                    "the broker offers topic aliases; set its topic alias maximum to 0")));
      } else {
        inbox.post(new Event.Granted());
      }
    }

    @Override
    public void onFailure(IMqttToken token, Throwable failure) {
      inbox.post(new Event.Broken(Diagnosis.ofConnecting(failure)));
    }
  }

  /** The answer to SUBSCRIBE or PUBLISH. A refusal is a success to Paho, so the codes are read. */
  private final class Answered implements MqttActionListener {
    private final String action;
    private final boolean awaited;

    Answered(String action, boolean awaited) {
      this.action = action;
      this.awaited = awaited;
    }

    @Override
    public void onSuccess(IMqttToken token) {
      int[] codes = token.getReasonCodes();
      int worst = codes == null ? 0 : Arrays.stream(codes).max().orElse(0);
      if (worst >= REFUSAL) {
        inbox.post(
            new Event.Broken(
                new LinkException(
                    Trouble.REFUSED,
                    "the broker refused "
                        + action
                        + " with code 0x"
                        + Integer.toHexString(worst))));
      } else if (awaited) {
        inbox.post(new Event.Granted());
      }
    }

    @Override
    public void onFailure(IMqttToken token, Throwable failure) {
      if (awaited) {
        inbox.post(new Event.Broken(Diagnosis.ofTalking(failure)));
      }
      // Else the callback is told why the connection broke, which this failure does not know.
    }
  }

  private final class Callback implements MqttCallback {
    private final Stamp stamp;

    Callback(Stamp stamp) {
      this.stamp = stamp;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      inbox.post(
          topic.endsWith(ORDER)
              ? new Event.Ordered(message.getPayload())
              : stamp.on(message.getPayload()));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      inbox.post(new Event.Broken(Diagnosis.ofDisconnect(response)));
    }

    @Override
    public void mqttErrorOccurred(MqttException failure) {
      inbox.post(new Event.Broken(Diagnosis.ofTalking(failure)));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
      // A PUBACK means nothing; see the class.
    }

    @Override
    public void connectComplete(boolean reconnect, String uri) {
      // The listener of the connect call has it.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
      // No extended authentication was offered: the certificate is all there is.
    }
  }
}
