package vn.tram.systemtests.eye;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import vn.tram.hardware.eye.QrEye;
import vn.tram.systemtests.text.ProofException;

/**
 * Shows a folder of photos to the eye, one after the other on one thread. All of them are shown
 * once before, since a gate that has run for a minute is compiled.
 */
public final class PhotoBench {
  private final QrEye eye = new QrEye();
  private final Consumer<String> story;

  /**
   * A bench.
   *
   * @param story hears of each photo that was not read right, a line each
   */
  public PhotoBench(Consumer<String> story) {
    this.story = story;
  }

  /**
   * Measures.
   *
   * @param folder of photos with their truths
   * @throws ProofException when there are none
   */
  public EyeFigures run(Path folder) throws IOException, ProofException {
    List<TruePhoto> photos = TruePhoto.in(folder);
    for (TruePhoto photo : photos) {
      look(photo);
    }
    List<Look> looks = new ArrayList<>();
    for (TruePhoto photo : photos) {
      Look look = look(photo);
      looks.add(look);
      tell(photo, look);
    }
    return EyeFigures.of(looks);
  }

  private Look look(TruePhoto photo) throws IOException {
    byte[] bytes = Files.readAllBytes(photo.file());
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
    return Look.at(eye, picture, photo.text(), text -> Errata.vouchFor(bytes, text));
  }

  private void tell(TruePhoto photo, Look look) {
    switch (look.outcome()) {
      case RIGHT -> {}
      case WRONG -> story.accept("eye: " + photo.name() + " read as something else");
      case DISPUTED ->
          story.accept(
              "eye: "
                  + photo.name()
                  + " read, its truth is known to be wrong: counts neither as decoded nor as"
                  + " false");
      case NOT_READ -> story.accept("eye: " + photo.name() + " not read");
    }
  }
}
