package vn.tram.systemtests.crowd;

import java.util.List;

/** Invented citizens by number: the same number is the same person in every run. */
public final class Crowd {
  private static final List<String> FAMILIES =
      List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ");
  private static final List<String> MIDDLES =
      List.of("Văn", "Thị", "Hữu", "Ngọc", "Đức", "Minh", "Thanh", "Quang", "Kim", "Xuân");
  private static final List<String> GIVENS =
      List.of(
          "An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Hương", "Khánh", "Lan", "Linh", "Mai",
          "Nam", "Oanh", "Phúc", "Quỳnh", "Sơn", "Thảo", "Tuấn", "Uyên", "Vinh", "Yến");
  private static final List<String> COMMUNES =
      List.of(
          "Long Hoa",
          "Tân Lập",
          "Bến Cầu",
          "Gò Dầu",
          "Trảng Bàng",
          "Hòa Thành",
          "Châu Thành",
          "Dương Minh Châu",
          "Tân Biên",
          "Thạnh Tân",
          "Ninh Sơn",
          "Hiệp Ninh",
          "Phước Đông");
  private static final int PEOPLE = 1_000_000;

  private Crowd() {}

  /**
   * The text of somebody's citizen card of 2021.
   *
   * @param person 0 to 999,999
   */
  public static String card(int person) {
    if (person < 0 || person >= PEOPLE) {
      throw new IllegalArgumentException("there are " + PEOPLE + " people, not one " + person);
    }
    // Spread so that neighbours share as little as strangers do: what compresses is the protocol's
    // merit, not the crowd's.
    int mixed = Math.floorMod(person * 0x9E37_79B1, Integer.MAX_VALUE);
    int year = 1940 + mixed % 70;
    boolean male = mixed / 7 % 2 == 0;
    int century = (year < 2000 ? 0 : 2) + (male ? 0 : 1);
    return String.join(
        "|",
        "072%d%02d%06d".formatted(century, year % 100, person),
        mixed % 3 == 0 ? "" : "%09d".formatted(100_000_000 + mixed % 900_000_000),
        pick(FAMILIES, mixed / 11)
            + " "
            + pick(MIDDLES, mixed / 131)
            + " "
            + pick(GIVENS, mixed / 1301),
        "%02d%02d%d".formatted(1 + mixed / 17 % 28, 1 + mixed / 477 % 12, year),
        male ? "Nam" : "Nữ",
        "Ấp %d, %s, Tây Ninh".formatted(1 + mixed / 29 % 12, pick(COMMUNES, mixed / 349)),
        "%02d%02d2021".formatted(1 + mixed / 19 % 28, 1 + mixed / 533 % 12));
  }

  private static String pick(List<String> words, int number) {
    return words.get(number % words.size());
  }
}
