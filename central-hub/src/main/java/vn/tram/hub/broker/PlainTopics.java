package vn.tram.hub.broker;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Ends a connection that uses the broker's own {@code address::queue} notation in a topic: it would
 * pass the rights of the address and could fill the broker with queues of any name.
 */
final class PlainTopics implements MQTTInterceptor {
  private static final String NOTATION = "::";

  @Override
  public boolean intercept(MqttMessage packet, RemotingConnection connection) {
    if (packet instanceof MqttPublishMessage publish) {
      return !publish.variableHeader().topicName().contains(NOTATION);
    }
    if (packet instanceof MqttSubscribeMessage subscribe) {
      return subscribe.payload().topicSubscriptions().stream()
          .noneMatch(subscription -> subscription.topicFilter().contains(NOTATION));
    }
    if (packet instanceof MqttConnectMessage connect) {
      String will = connect.payload().willTopic();
      return will == null || !will.contains(NOTATION);
    }
    return true;
  }
}
