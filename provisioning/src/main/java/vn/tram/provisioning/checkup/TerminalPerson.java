package vn.tram.provisioning.checkup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import vn.tram.provisioning.text.Texts;

/**
 * Somebody before a terminal.
 *
 * @param in what he types
 * @param out what he reads
 */
public record TerminalPerson(BufferedReader in, PrintWriter out, Texts texts) implements Person {

  @Override
  public Answer ask(String question) {
    try {
      while (true) {
        out.println(question + " " + texts.say("box-answers"));
        String typed = in.readLine();
        if (typed == null) {
          return Answer.NO;
        }
        switch (typed.strip().toLowerCase(Locale.ROOT)) {
          case "c", "có", "co", "y", "yes" -> {
            return Answer.YES;
          }
          case "k", "không", "khong", "n", "no" -> {
            return Answer.NO;
          }
          case "l", "lại", "lai", "a", "again" -> {
            return Answer.AGAIN;
          }
          default -> {
            // Whatever else it means, it is no answer: he is asked once more.
          }
        }
      }
    } catch (IOException e) {
      // A terminal that is gone has seen nothing.
      return Answer.NO;
    }
  }
}
