package vn.tram.provisioning.street;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import vn.tram.protocol.wire.SigningKey;

/** Everybody who may come by. The same seed makes the same people. */
public final class Street {

  private Street() {}

  /**
   * People with cards of every kind that the country's pockets hold.
   *
   * @param passes signs the printed passes of those who have no card
   */
  public static List<Citizen> of(long seed, int count, SigningKey passes) {
    var random = new SplittableRandom(seed);
    List<Citizen> street = new ArrayList<>();
    for (int place = 1; place <= count; place++) {
      SplittableRandom own = random.split();
      Maker maker = new Maker(place, own);
      street.add(new Citizen(maker.name(), cards(maker, own, passes)));
    }
    return street;
  }

  private static List<HeldCard> cards(Maker maker, SplittableRandom random, SigningKey passes) {
    List<HeldCard> cards = new ArrayList<>();
    int sort = random.nextInt(100);
    if (sort < 8) {
      return List.of(maker.pass(passes));
    }
    if (sort < 52) {
      cards.add(maker.citizen2021());
    } else if (sort < 80) {
      cards.add(maker.citizen2024());
    }
    if (sort >= 80 || random.nextInt(100) < 45) {
      cards.add(random.nextInt(100) < 60 ? maker.insuranceNew() : maker.insuranceOld());
    }
    if (random.nextInt(100) < 30) {
      cards.add(maker.personalQr(random.nextBoolean()));
    }
    return cards;
  }
}
