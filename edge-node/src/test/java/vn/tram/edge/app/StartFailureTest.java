package vn.tram.edge.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tram.edge.app.StartFailure.Problem;

class StartFailureTest {

  @ParameterizedTest
  @EnumSource
  void everyProblemHasOneSentenceInEachLanguageWithTheFactsInIt(Problem problem) {
    for (Locale language : new Locale[] {GateConfig.VIETNAMESE, GateConfig.ENGLISH}) {
      String sentence = new StartFailure(problem, "FACT", "8081", "x", "y", "z").sentence(language);
      assertEquals(1, sentence.lines().count());
      assertFalse(sentence.contains("{"), sentence);
      assertTrue(problem == Problem.USAGE || sentence.contains("FACT"), sentence);
    }
  }

  @Test
  void vietnameseKeepsItsMarks() {
    assertEquals(
        "Thiếu tệp keys/node.p12: hãy khôi phục tệp này từ bản lưu, hoặc đăng ký trạm với tên mới"
            + " bằng \"tram enrol\" và giữ lại thư mục này vì sổ ghi có thể còn mục chưa gửi.",
        new StartFailure(Problem.FILE_MISSING, "keys/node.p12").sentence(GateConfig.VIETNAMESE));
  }
}
