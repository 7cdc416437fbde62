package vn.tram.provisioning.text;

import java.util.Locale;

/** What can stop a command. Each has one sentence in the bundles that also says what to do. */
public enum Problem {
  /** 1: folder. */
  FOLDER_IN_USE,
  /** 1: folder. */
  FOLDER_NOT_WRITABLE,
  /** 1: folder or file. */
  DISK_FULL,
  /** 1: hub folder. */
  NO_HUB,
  /** 1: hub folder; 2: file. */
  HUB_BROKEN,
  /** 1: node. */
  NODE_NAME_TAKEN,
  /** 1: node. */
  BOX_NOT_CARRIED_IN,
  /** 1: node. */
  NODE_UNKNOWN,
  /** 1: node. */
  NODE_NAME_RESERVED,
  /** 1: what was given. */
  NODE_NAME_SHAPE,
  /** 1: what was given. */
  SITE_SHAPE,
  /** No arguments. */
  TITLE_SHAPE,
  /** 1: what was given. */
  BROKER_SHAPE,
  /** 1: what was given. */
  HOST_SHAPE,
  /** 1: what was given. */
  PORT_RANGE,
  /** 1: what was given. */
  TIME_SHAPE,
  /** No arguments. */
  PASS_NAME,
  /** No arguments. */
  REASON_SHAPE,
  /** 1: what was given. */
  BIRTH_SHAPE,
  /** 1: file. */
  FILE_EXISTS,
  /** 1: file. */
  FILE_NOT_WRITABLE,
  /** No arguments. */
  NOT_BUILT,
  /** 1: file. */
  NO_BOX_FILE,
  /** 1: gate folder. */
  GATE_RUNS,
  /** 1: which process; 2: what it last said. */
  PROCESS_ENDED,
  /** 1: which process; 2: seconds; 3: its log. */
  PROCESS_NOT_READY,
  /** 1: folder. */
  DEMO_RUNNING,
  /** 1: why. */
  DEMO_FAILED;

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
