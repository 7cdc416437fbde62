package vn.tram.edge.uplink;

import java.io.EOFException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;

/** Tells from Paho's failures what a person has to know of them. */
final class Diagnosis {
  /** From here on a CONNACK, PUBACK or DISCONNECT refuses (MQTT 5, 2.4); up to one byte. */
  private static final int REFUSAL = 0x80;

  private static final int LARGEST_CODE = 0xFF;

  private Diagnosis() {}

  /** Of a connection that did not come about. */
  static LinkException ofConnecting(Throwable failure) {
    return new LinkException(
        trouble(failure), "no connection to the broker: " + innermost(failure), failure);
  }

  /** Of a connection that stood. */
  static LinkException ofTalking(Throwable failure) {
    return new LinkException(
        lost(trouble(failure)), "the connection broke: " + innermost(failure), failure);
  }

  static LinkException ofDisconnect(MqttDisconnectResponse response) {
    MqttException failure = response.getException();
    int code = response.getReturnCode();
    if (code == MqttReturnCode.RETURN_CODE_SESSION_TAKEN_OVER) {
      return new LinkException(
          Trouble.TWIN, "another box connected under this node's name, with its certificate");
    }
    if (code >= REFUSAL && code <= LARGEST_CODE) {
      return new LinkException(
          Trouble.REFUSED, "the broker hung up with code 0x" + Integer.toHexString(code));
    }
    return failure == null
        ? new LinkException(Trouble.LOST, "the connection ended")
        : ofTalking(failure);
  }

  /** What broke after it had stood was not unreachable. */
  private static Trouble lost(Trouble trouble) {
    return trouble == Trouble.UNREACHABLE ? Trouble.LOST : trouble;
  }

  private static Trouble trouble(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Trouble trouble =
          switch (cause) {
            case CertificateException untrusted -> Trouble.UNTRUSTED;
            case UnknownHostException unknown -> Trouble.UNREACHABLE;
            case NoRouteToHostException noRoute -> Trouble.UNREACHABLE;
            case SocketTimeoutException late -> Trouble.UNREACHABLE;
            case SSLException tls when fromPeer(tls) -> Trouble.REFUSED;
            case MqttException mqtt -> ofCode(mqtt.getReasonCode());
            default -> Trouble.NONE;
          };
      if (trouble != Trouble.NONE) {
        return trouble;
      }
    }
    return Trouble.UNREACHABLE;
  }

  /** The broker's TLS does not like this node's certificate, and says so with an alert. */
  private static boolean fromPeer(SSLException failure) {
    String message = failure.getMessage();
    return message != null && message.contains("fatal alert");
  }

  private static Trouble ofCode(int code) {
    return switch (code) {
      case MqttClientException.REASON_CODE_INVALID_PROTOCOL_VERSION,
          MqttClientException.REASON_CODE_INVALID_CLIENT_ID,
          MqttClientException.REASON_CODE_FAILED_AUTHENTICATION,
          MqttClientException.REASON_CODE_NOT_AUTHORIZED ->
          Trouble.REFUSED;
      default -> code >= REFUSAL && code <= LARGEST_CODE ? Trouble.REFUSED : Trouble.NONE;
    };
  }

  private static String innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return words(cause);
  }

  /** A class's name or a number alone tells nobody anything. */
  static String words(Throwable cause) {
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
          "the broker does not let this node in (code 0x" + Integer.toHexString(code) + ")";
      case MqttClientException.REASON_CODE_CLIENT_TIMEOUT -> "the broker gives no answer";
      case MqttClientException.REASON_CODE_SERVER_CONNECT_ERROR -> "nobody answers";
      case MqttClientException.REASON_CODE_CONNECTION_LOST -> "the line went dead";
      default ->
          code >= REFUSAL && code <= LARGEST_CODE
              ? "the broker refuses with code 0x" + Integer.toHexString(code)
              : "the broker's answer makes no sense (code " + code + ")";
    };
  }
}
