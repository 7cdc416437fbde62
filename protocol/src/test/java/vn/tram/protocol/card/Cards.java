package vn.tram.protocol.card;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Cards of invented people. */
final class Cards {
  static final Arbitrary<String> NAMES =
      Arbitraries.of("Nguyễn", "Trần", "Lê", "Đặng", "Ươm", "Mẫu", "Thị", "Văn", "Ý", "Quỳnh")
          .list()
          .ofMinSize(2)
          .ofMaxSize(5)
          .map(words -> String.join(" ", words));

  static final Arbitrary<LocalDate> BIRTHS =
      Arbitraries.longs()
          .between(LocalDate.of(1900, 1, 1).toEpochDay(), LocalDate.of(2099, 12, 31).toEpochDay())
          .map(LocalDate::ofEpochDay);

  private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

  private Cards() {}

  /**
   * An invented person.
   *
   * @param place 3 digits
   * @param serial 6 digits
   */
  record Person(
      String name, boolean male, LocalDate birth, String place, String serial, String address) {
    String number() {
      int century = 2 * (birth.getYear() / 100 - 19) + (male ? 0 : 1);
      return place + century + "%02d".formatted(birth.getYear() % 100) + serial;
    }

    String insurance() {
      return "79" + place + serial.substring(1);
    }

    Holder holder() {
      return new Holder(name, male ? Sex.MALE : Sex.FEMALE, Birth.of(birth), address);
    }

    String date(String pattern) {
      return pattern
          .replace("dd", "%02d".formatted(birth.getDayOfMonth()))
          .replace("MM", "%02d".formatted(birth.getMonthValue()))
          .replace("yyyy", "%04d".formatted(birth.getYear()));
    }

    String citizen2021(String old) {
      String sex = male ? "Nam" : "Nữ";
      return String.join("|", number(), old, name, date("ddMMyyyy"), sex, address, "01012021");
    }

    String citizen2024(String old, String cancelled) {
      return citizen2021(old) + "||" + cancelled + "|Cha|Mẹ";
    }

    String insuranceOld() {
      return String.join(
          "|",
          List.of(
              "HS4" + "01" + insurance(),
              hex(name),
              date("dd/MM/yyyy"),
              male ? "1" : "2",
              hex(address),
              "01 - 001|01/01/2021|-|01/01/2021|0101|-|4|01/01/2025|15e-7102|$"));
    }

    String insuranceNew() {
      return String.join(
          "|",
          List.of(
              insurance(),
              hex(name).toUpperCase(java.util.Locale.ROOT),
              " " + date("dd/MM/yyyy"),
              male ? "1" : "2",
              "-|01 - 001|01/01/2024|-|01/01/2024|0101|-|4| 01/01/2025|15e-7102|4|" + hex(address),
              "$"));
    }

    String personalQr(String qid) {
      return String.join("|", number(), name, date("yyyy-MM-dd"), "0", qid, "<1<");
    }
  }

  static Arbitrary<Person> people() {
    return Combinators.combine(
            NAMES,
            Arbitraries.of(true, false),
            BIRTHS,
            Arbitraries.of("001", "024", "079", "096", "101", "250"),
            Arbitraries.strings().numeric().ofLength(6),
            NAMES)
        .as(Person::new);
  }

  /** Valid cards of every kind but our own pass. */
  static Arbitrary<String> texts() {
    return people()
        .flatMap(
            person ->
                Arbitraries.of(
                    person.citizen2021("123456789"),
                    person.citizen2024("", "001088000001"),
                    person.number(),
                    person.insuranceOld(),
                    person.insuranceNew(),
                    person.personalQr("162979388586171100"),
                    vaccine(person, "URN:UVCI:01:VN:1234")));
  }

  static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  static String vaccine(Person person, String id) {
    return vaccine(
        Map.of("fn", person.name(), "gn", "Mẫu"), person.birth().toString(), Map.of("ci", id));
  }

  static String vaccine(Map<String, String> name, String birth, Map<String, String> event) {
    try {
      Map<String, Object> certificate = Map.of("nam", name, "dob", birth, "v", List.of(event));
      byte[] payload = withIntegerKeys(CBOR.writeValueAsBytes(certificate));
      byte[] cose =
          CBOR.writeValueAsBytes(List.of(new byte[] {1}, Map.of(), payload, new byte[64]));
      var packed = new ByteArrayOutputStream();
      try (var deflater = new DeflaterOutputStream(packed)) {
        deflater.write(0xD2); // tag 18, COSE_Sign1
        deflater.write(cose);
      }
      return "HC1:" + Base45.encode(packed.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code {-260: {1: certificate}}}: Jackson writes no keys that are numbers. */
  private static byte[] withIntegerKeys(byte[] certificate) throws IOException {
    var out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0xA1, 0x39, 0x01, 0x03, (byte) 0xA1, 0x01});
    out.write(certificate);
    return out.toByteArray();
  }
}
