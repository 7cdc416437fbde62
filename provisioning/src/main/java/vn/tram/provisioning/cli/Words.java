package vn.tram.provisioning.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import vn.tram.provisioning.text.Texts;

/** Says to the terminal, in its language, what a command did. */
record Words(PrintWriter out, Texts texts) {

  static Words of(CommandSpec spec) {
    return new Words(spec.commandLine().getOut(), Texts.of(System.getenv()));
  }

  void say(String key, Object... arguments) {
    out.println(texts.say(key, arguments));
  }
}
