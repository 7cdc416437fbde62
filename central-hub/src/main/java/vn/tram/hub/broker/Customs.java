package vn.tram.hub.broker;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyServerConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/**
 * Keeps one node from taking the room of all others: a packet that is larger than announced is not
 * read into memory (Artemis itself would read 256 MB), and who sends more than a node can have to
 * say is cut off. Both are told.
 */
final class Customs implements MQTTInterceptor {
  private final int largest;
  private final Gatekeeper gatekeeper;
  private final Refusals refusals;
  private final Map<NodeName, Allowance> allowances = new ConcurrentHashMap<>();

  /**
   * Customs.
   *
   * @param largest a packet, in bytes
   */
  Customs(int largest, Gatekeeper gatekeeper, Refusals refusals) {
    this.largest = largest;
    this.gatekeeper = gatekeeper;
    this.refusals = refusals;
  }

  /** False ends the connection. */
  @Override
  public boolean intercept(MqttMessage packet, RemotingConnection connection) {
    if (packet instanceof MqttConnectMessage) {
      narrow(connection);
    }
    return !(packet instanceof MqttPublishMessage publish) || affordable(publish, connection);
  }

  private boolean affordable(MqttPublishMessage publish, RemotingConnection connection) {
    Optional<NodeName> node = gatekeeper.node(connection);
    if (node.isEmpty()) {
      return true;
    }
    int size = publish.payload().readableBytes();
    long now = System.nanoTime();
    Allowance left =
        allowances.compute(
            node.get(),
            (name, before) -> {
              Allowance base = before == null ? Allowance.full(now) : before;
              Allowance rest = base.without(size, now);
              // What was not let in costs nothing: after a pause there is room again.
              return rest.overdrawn() && base.overdrawn() ? base : rest;
            });
    if (left.overdrawn()) {
      refusals.refused(
          publish.variableHeader().topicName(),
          size,
          new WireException(Reason.TOO_MUCH, node.get() + " sends more than a node may"));
      return false;
    }
    return true;
  }

  /** At CONNECT, in the channel's own thread: from the next packet on the limit holds. */
  private void narrow(RemotingConnection connection) {
    if (connection.getTransportConnection() instanceof NettyServerConnection netty) {
      Channel channel = netty.getChannel();
      if (channel.pipeline().get(MqttDecoder.class) != null) {
        channel.pipeline().replace(MqttDecoder.class, "narrow", new MqttDecoder(largest));
        channel.pipeline().addAfter("narrow", "customs", new Scales(connection));
      }
    }
  }

  /** Sees packets that were too large to be read. */
  private final class Scales extends ChannelInboundHandlerAdapter {
    private final RemotingConnection connection;

    Scales(RemotingConnection connection) {
      this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object packet) throws Exception {
      if (packet instanceof MqttMessage message
          && message.decoderResult().isFailure()
          && message.variableHeader() instanceof MqttPublishVariableHeader header
          && gatekeeper.node(connection).isPresent()) {
        refusals.refused(
            header.topicName(),
            message.fixedHeader().remainingLength(),
            new WireException(
                Reason.TOO_LARGE, "a packet has at most " + largest + " bytes on this broker"));
      }
      super.channelRead(context, packet);
    }
  }
}
