package vn.tram.systemtests.beep;

import java.util.function.Consumer;
import vn.tram.hardware.box.Tone;
import vn.tram.systemtests.text.ProofException;

/** Notes when the buzzer sounded. */
final class Ear implements Consumer<Tone> {
  private Tone tone = Tone.READY;
  private long nanos;

  @Override
  public void accept(Tone sounded) {
    nanos = System.nanoTime();
    tone = sounded;
  }

  /**
   * When the last answer sounded.
   *
   * @throws ProofException when it was not green
   */
  long greenAt() throws ProofException {
    if (!tone.green()) {
      throw new ProofException("not-green", tone);
    }
    return nanos;
  }
}
