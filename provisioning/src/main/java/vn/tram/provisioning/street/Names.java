package vn.tram.provisioning.street;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import vn.tram.protocol.card.Sex;

/** Vietnamese names and addresses that sound right and belong to nobody. */
final class Names {
  private static final List<String> FAMILY =
      List.of(
          "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Huỳnh", "Phan", "Vũ",
          "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đoàn", "Lưu", "Trịnh");
  private static final List<String> MIDDLE_MALE =
      List.of("Văn", "Văn", "Hữu", "Đức", "Minh", "Quốc", "Thành", "Công", "Xuân", "Ngọc");
  private static final List<String> MIDDLE_FEMALE =
      List.of("Thị", "Thị", "Thị", "Ngọc", "Thanh", "Mỹ", "Kim", "Thùy", "Bích", "Như");
  private static final List<String> GIVEN_MALE =
      List.of(
          "Hùng", "Dũng", "Tuấn", "Khánh", "Phước", "Lộc", "Nghĩa", "Trí", "Đạt", "Thắng", "Quý",
          "Hậu", "Sơn", "Thịnh", "Vượng", "Cường", "Bảo", "Huy", "Tường", "Ẩn");
  private static final List<String> GIVEN_FEMALE =
      List.of(
          "Hương",
          "Lan",
          "Nhung",
          "Thảo",
          "Trang",
          "Yến",
          "Ngân",
          "Hạnh",
          "Phượng",
          "Tuyết",
          "Thủy",
          "Loan",
          "Diễm",
          "Hằng",
          "Trâm",
          "Duyên",
          "Mỹ Linh",
          "Cẩm Tú",
          "Hồng Nhạn",
          "Ánh");
  private static final List<String> WARDS =
      List.of(
          "Long Hoa, Hòa Thành, Tây Ninh",
          "Hiệp Tân, Hòa Thành, Tây Ninh",
          "Trường Hòa, Hòa Thành, Tây Ninh",
          "Ninh Sơn, Thành phố Tây Ninh, Tây Ninh",
          "Hiệp Ninh, Thành phố Tây Ninh, Tây Ninh",
          "Thạnh Đức, Gò Dầu, Tây Ninh",
          "An Tịnh, Trảng Bàng, Tây Ninh",
          "Suối Đá, Dương Minh Châu, Tây Ninh",
          "Đồng Khởi, Châu Thành, Tây Ninh",
          "Mỏ Công, Tân Biên, Tây Ninh");

  private Names() {}

  static String name(Sex sex, RandomGenerator random) {
    boolean male = sex == Sex.MALE;
    return String.join(
        " ",
        one(FAMILY, random),
        one(male ? MIDDLE_MALE : MIDDLE_FEMALE, random),
        one(male ? GIVEN_MALE : GIVEN_FEMALE, random));
  }

  static String address(RandomGenerator random) {
    String quarter = random.nextBoolean() ? "Khu phố " : "Ấp ";
    return quarter + (1 + random.nextInt(7)) + ", " + one(WARDS, random);
  }

  /** Upper case without marks, as the national personal QR writes a name. */
  static String plain(String name) {
    return Normalizer.normalize(name.toUpperCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('Đ', 'D');
  }

  private static String one(List<String> list, RandomGenerator random) {
    return list.get(random.nextInt(list.size()));
  }
}
