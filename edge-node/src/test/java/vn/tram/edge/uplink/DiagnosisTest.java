package vn.tram.edge.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log says of a connection is for a person. */
class DiagnosisTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 134, 135, 151, 32000, 32103, 32109, 50000})
  void noCodeIsLeftToTheReader(int code) {
    String words = Diagnosis.ofConnecting(new MqttException(code)).getMessage();
    assertFalse(words.contains("Untranslated") || words.contains("Exception"), words);
    assertFalse(words.contains("User Name"), words);
  }

  @Test
  void whatTheSystemSaysIsSaidWithoutTheNamesOfClasses() {
    assertEquals("the broker hung up", Diagnosis.words(new EOFException()));
    assertEquals("Connection refused", Diagnosis.words(new ConnectException("Connection refused")));
    assertEquals(
        "nobody knows the address hub.example",
        Diagnosis.words(new UnknownHostException("hub.example")));
  }
}
