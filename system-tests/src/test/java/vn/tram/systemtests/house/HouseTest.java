package vn.tram.systemtests.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls of the house stand where the design drew them. */
class HouseTest {
  private static final String HOUSE = "vn.tram..";

  /** Which modules each module may see, besides itself. */
  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          "protocol", Set.of(),
          "hardware", Set.of(),
          "edge", Set.of("protocol", "hardware"),
          "hub", Set.of("protocol"),
          "provisioning", Set.of("protocol", "hardware", "edge", "hub"),
          "systemtests", Set.of("protocol", "hardware", "edge", "hub", "provisioning"));

  private static final Map<String, String> FOLDERS =
      Map.of("edge", "edge-node", "hub", "central-hub", "systemtests", "system-tests");

  /** Literals with nothing but a plus between them. */
  private static final Pattern TEXT =
      Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*+\"(?:\\s*\\+\\s*\"(?:[^\"\\\\\n]|\\\\.)*+\")*+");

  private static final Pattern GAP = Pattern.compile("\\{\\d+}");

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // The chip models that judge the virtual Pi come in a jar.
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("vn.tram");

  @ParameterizedTest
  @ValueSource(strings = {"protocol", "hardware", "edge", "hub", "provisioning", "systemtests"})
  void aModuleSeesOnlyWhatItsArrowsPointTo(String module) {
    String[] seen =
        Stream.concat(Stream.of(module), ARROWS.get(module).stream())
            .map(HouseTest::everythingIn)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(everythingIn(module))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(seen).or(resideOutsideOfPackage(HOUSE)))
        .check(CODE);
  }

  @Test
  void everyModuleIsThere() {
    Set<String> modules =
        CODE.stream()
            .map(type -> type.getPackageName().split("\\.")[2])
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(ARROWS.keySet()), modules);
  }

  @Test
  void roomsAreFlat() {
    classes()
        .that()
        .resideInAPackage(HOUSE)
        .should()
        .resideInAnyPackage(
            ARROWS.keySet().stream().map("vn.tram.%s.*"::formatted).toArray(String[]::new))
        .check(CODE);
  }

  @Test
  void roomsDoNotNeedEachOtherInACircle() {
    slices().matching("vn.tram.(*).(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void theHardThinkingTouchesNeitherFilesNorNetworkNorDatabases() {
    noClasses()
        .that()
        .resideInAPackage(everythingIn("protocol"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "javax.sql..")
        .check(CODE);
  }

  @Test
  void everyRoomSaysItsOneIdea() throws IOException {
    Map<String, List<Path>> silent = new TreeMap<>();
    for (String module : ARROWS.keySet()) {
      Path sources = sources(module);
      List<Path> rooms = rooms(sources);
      assertFalse(rooms.isEmpty(), module + " has no rooms in " + sources);
      List<Path> without =
          rooms.stream().filter(room -> !Files.exists(room.resolve("package-info.java"))).toList();
      if (!without.isEmpty()) {
        silent.put(module, without);
      }
    }
    assertEquals(Map.of(), silent);
  }

  /**
   * In a pattern with gaps a lone apostrophe is a quote: it vanishes, and the gaps stay unfilled.
   */
  @ParameterizedTest
  @ValueSource(strings = {"protocol", "hardware", "edge", "hub", "provisioning", "systemtests"})
  void noTextInTheCodeWithAGapHasALoneApostrophe(String module) throws IOException {
    List<String> wrong = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources(module))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        TEXT.matcher(Files.readString(file))
            .results()
            .map(found -> found.group().replaceAll("\"\\s*\\+\\s*\"", ""))
            .filter(text -> GAP.matcher(text).find() && text.replace("''", "").contains("'"))
            .forEach(text -> wrong.add(file + ": " + text));
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static String everythingIn(String module) {
    return "vn.tram." + module + "..";
  }

  private static Path sources(String module) {
    return Path.of("..", FOLDERS.getOrDefault(module, module), "src", "main", "java")
        .resolve(Path.of("vn", "tram", module));
  }

  private static List<Path> rooms(Path sources) throws IOException {
    try (Stream<Path> rooms = Files.list(sources)) {
      return rooms.filter(Files::isDirectory).sorted().toList();
    }
  }
}
