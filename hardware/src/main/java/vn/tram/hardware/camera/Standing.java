package vn.tram.hardware.camera;

import java.util.Optional;
import vn.tram.hardware.box.Held;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.box.Unreadable;
import vn.tram.hardware.eye.Glance;

/**
 * Makes sights of glances: a card that is held is one sight, a wall is none, and two cards at once
 * are one refusal. While two are in view now one and now the other may be all that can be read; so
 * no card is taken before there was no second one for a while.
 */
final class Standing {

  /** After two codes in one frame a single one is not believed for so long. */
  static final long CROWD_MILLIS = 700;

  private final int lane;
  private final Held<String> cards = new Held<>();
  private final Held<Unreadable.Reason> crowds = new Held<>();
  private Optional<String> card = Optional.empty();
  private Optional<Long> crowdAt = Optional.empty();

  Standing(int lane) {
    this.lane = lane;
  }

  /**
   * What is to be answered.
   *
   * @param glance at a frame
   * @param seenAt boot-monotonic milliseconds, not before those of the frame before
   */
  Optional<Sight> news(Glance glance, long seenAt) {
    return switch (glance) {
      case Glance.Text(String text) -> card(text, seenAt);
      case Glance.Nothing nothing when nothing.showsCodes() -> crowd(nothing.reason(), seenAt);
      case Glance.Nothing _ -> Optional.empty();
    };
  }

  private Optional<Sight> card(String text, long seenAt) {
    if (crowdAt.isPresent() && seenAt - crowdAt.get() < CROWD_MILLIS) {
      refresh(text, seenAt);
      return Optional.empty();
    }
    card = Optional.of(text);
    return cards.isNews(text, seenAt)
        ? Optional.of(new Scan(text, seenAt, lane))
        : Optional.empty();
  }

  /** One of the two is perhaps the card that was answered and is held still. */
  private Optional<Sight> crowd(Unreadable.Reason reason, long seenAt) {
    crowdAt = Optional.of(seenAt);
    card.ifPresent(text -> cards.isNews(text, seenAt));
    return crowds.isNews(reason, seenAt)
        ? Optional.of(new Unreadable(reason, seenAt, lane))
        : Optional.empty();
  }

  private void refresh(String text, long seenAt) {
    if (card.filter(text::equals).isPresent()) {
      cards.isNews(text, seenAt);
    }
  }
}
