package vn.tram.edge.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tram.edge.console.Admission.Call;

class AdmissionTest {
  private final Admission admission = new Admission(Set.of("tram-cho.local"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1:8081",
        "localhost:8081",
        "LOCALHOST",
        "[::1]:8081",
        "192.168.1.20:8081",
        "tram-cho.local",
        "Tram-Cho.local:8081"
      })
  void anAddressAndAKnownNameAreTheGate(String host) {
    assertEquals(Optional.empty(), admission.refusal(new Call(false, host, "", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "evil.example:8081",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "tram-cho.local.evil.example",
        "127.0.0.1:8081@evil.example",
        "1.2.3.4.5",
        "[evil]"
      })
  void anyOtherNameMayPointAtTheGateAndIsNotBelieved(String host) {
    assertEquals(Optional.of("guard.host"), admission.refusal(new Call(false, host, "", "")));
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8081, same-origin",
    "http://127.0.0.1:8081, ''",
    "'', none",
    "'', ''"
  })
  void thePageItselfAndAToolMayChangeThings(String origin, String site) {
    assertEquals(
        Optional.empty(), admission.refusal(new Call(true, "127.0.0.1:8081", origin, site)));
  }

  @ParameterizedTest
  @CsvSource({
    "http://evil.example, cross-site",
    "http://evil.example, ''",
    "http://127.0.0.1:9, same-site",
    "http://127.0.0.1, ''",
    "https://127.0.0.1:8081, ''",
    "null, cross-site",
    "null, ''",
    "'', cross-site",
    "'', same-site"
  })
  void aPageOfSomebodyElseMayNotChangeThings(String origin, String site) {
    Call call = new Call(true, "127.0.0.1:8081", origin, site);
    assertEquals(Optional.of("guard.origin"), admission.refusal(call));
  }
}
