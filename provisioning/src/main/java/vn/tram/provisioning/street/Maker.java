package vn.tram.provisioning.street;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import vn.tram.protocol.card.Birth;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.card.CardKey.Kind;
import vn.tram.protocol.card.Pass;
import vn.tram.protocol.card.Reading.CardKind;
import vn.tram.protocol.card.Sex;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.SigningKey;

/**
 * Makes the cards of one citizen. His place in the street stands in every number, so that no two
 * share one and everybody sees that they are made up.
 */
final class Maker {
  private static final DateTimeFormatter RUN_TOGETHER = DateTimeFormatter.ofPattern("ddMMyyyy");
  private static final DateTimeFormatter SLASHED = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /** Tây Ninh, in the list of provinces that the numbers go by. */
  private static final int PROVINCE = 72;

  private final int place;
  private final RandomGenerator random;
  private final Sex sex;
  private final String name;
  private final String address;
  private final LocalDate birth;

  /**
   * @param place in the street, 1 to 999,999
   */
  Maker(int place, RandomGenerator random) {
    this.place = place;
    this.random = random;
    this.sex = random.nextBoolean() ? Sex.MALE : Sex.FEMALE;
    this.name = Names.name(sex, random);
    this.address = Names.address(random);
    this.birth = LocalDate.of(1940, 1, 1).plusDays(random.nextInt(365 * 72));
  }

  String name() {
    return name;
  }

  HeldCard citizen2021() {
    String old = birth.getYear() < 1998 ? "290" + digits(6) : "";
    LocalDate issued = LocalDate.of(2021, 2, 1).plusDays(random.nextInt(1_200));
    String text =
        String.join(
            "|",
            citizenNumber(),
            old,
            name,
            birth.format(RUN_TOGETHER),
            sexWord(),
            address,
            issued.format(RUN_TOGETHER));
    return new HeldCard(CardKind.CITIZEN_2021, text, new CardKey(Kind.CITIZEN, citizenNumber()));
  }

  HeldCard citizen2024() {
    LocalDate issued = LocalDate.of(2024, 7, 1).plusDays(random.nextInt(700));
    String text =
        String.join(
            "|",
            citizenNumber(),
            "",
            name,
            birth.format(RUN_TOGETHER),
            sexWord(),
            address,
            issued.format(RUN_TOGETHER),
            "",
            "",
            "",
            "");
    return new HeldCard(CardKind.CITIZEN_2024, text, new CardKey(Kind.CITIZEN, citizenNumber()));
  }

  HeldCard insuranceOld() {
    String number = "GD4" + PROVINCE + insuranceNumber();
    String text =
        String.join(
            "|",
            number,
            hex(name),
            birth.format(SLASHED),
            sexDigit(),
            hex(address),
            "72 - 008",
            "01/01/2025",
            "31/12/2026",
            "20/12/2024",
            "7200" + insuranceNumber(),
            "-",
            "4",
            "01/01/2030",
            "00" + insuranceNumber() + "0000",
            "$");
    return new HeldCard(
        CardKind.INSURANCE_OLD, text, new CardKey(Kind.INSURANCE, insuranceNumber()));
  }

  HeldCard insuranceNew() {
    String text =
        String.join(
            "|",
            insuranceNumber(),
            hex(name),
            birth.format(SLASHED),
            sexDigit(),
            "-",
            "72 - 008",
            "01/01/2025",
            "-",
            "20/12/2024",
            "7200" + insuranceNumber(),
            "-",
            "4",
            " 01/01/2030",
            "00" + insuranceNumber() + "0000",
            "4",
            hex("Tây Ninh"),
            "$");
    return new HeldCard(
        CardKind.INSURANCE_NEW, text, new CardKey(Kind.INSURANCE, insuranceNumber()));
  }

  /**
   * The national personal QR.
   *
   * @param masked whether stars stand for the first digits and the day, as by default
   */
  HeldCard personalQr(boolean masked) {
    String qid = "162900000000" + digits(6);
    String number = citizenNumber();
    String text =
        String.join(
            "|",
            masked ? "******" + number.substring(6) : number,
            Names.plain(name),
            masked ? birth.getYear() + "-**-**" : birth.toString(),
            "0",
            qid,
            "<1<");
    return new HeldCard(CardKind.PERSONAL_QR, text, new CardKey(Kind.PERSONAL_QR, qid));
  }

  HeldCard pass(SigningKey key) {
    Octets id = Octets.of(ByteBuffer.allocate(8).putLong(0x5452_414d_0000_0000L + place).array());
    return new HeldCard(
        CardKind.TRAM_PASS,
        new Pass(id, name, sex, Birth.of(birth)).text(key),
        new CardKey(Kind.PASS, id.toHex()));
  }

  private String citizenNumber() {
    int century = 2 * (birth.getYear() / 100 - 19) + (sex == Sex.MALE ? 0 : 1);
    return String.format("%03d%d%02d", PROVINCE, century, birth.getYear() % 100) + digits(6);
  }

  private String insuranceNumber() {
    return "7200" + digits(6);
  }

  private String digits(int count) {
    return String.format("%0" + count + "d", place);
  }

  private String sexWord() {
    return sex == Sex.MALE ? "Nam" : "Nữ";
  }

  private String sexDigit() {
    return sex == Sex.MALE ? "1" : "2";
  }

  private static String hex(String words) {
    return HexFormat.of().formatHex(words.getBytes(StandardCharsets.UTF_8));
  }
}
