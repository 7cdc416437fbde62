package vn.tram.systemtests.eye;

/**
 * How a code is held before the camera, and in what light.
 *
 * @param sides how far away its middle is, in sides of the code
 * @param yaw degrees to the left or right out of the picture's plane
 * @param pitch degrees forward or backward out of it
 * @param roll degrees within it
 * @param across how far its middle is from the picture's, in sides of the code
 * @param down likewise
 * @param blur of the lens: standard deviation in pixels
 * @param motion pixels that it moves while the shutter is open, to the right
 * @param light 1 is right, 0.1 is dark
 * @param slope how much darker one side is than the other, 0 to 1
 * @param grain of the sensor: standard deviation in grey levels of 255
 * @param glare how bright a lamp shines back from it, in grey levels
 */
record Take(
    double sides,
    double yaw,
    double pitch,
    double roll,
    double across,
    double down,
    double blur,
    double motion,
    double light,
    double slope,
    double grain,
    double glare) {

  Take at(double distance) {
    return new Take(
        distance, yaw, pitch, roll, across, down, blur, motion, light, slope, grain, glare);
  }

  Take tilted(double left, double forward) {
    return new Take(
        sides, left, forward, roll, across, down, blur, motion, light, slope, grain, glare);
  }

  Take turned(double degrees) {
    return new Take(
        sides, yaw, pitch, degrees, across, down, blur, motion, light, slope, grain, glare);
  }

  Take blurred(double deviation) {
    return new Take(
        sides, yaw, pitch, roll, across, down, deviation, motion, light, slope, grain, glare);
  }

  Take moving(double pixels) {
    return new Take(
        sides, yaw, pitch, roll, across, down, blur, pixels, light, slope, grain, glare);
  }

  Take lit(double level, double fall, double noise) {
    return new Take(sides, yaw, pitch, roll, across, down, blur, motion, level, fall, noise, glare);
  }

  Take glaring(double levels) {
    return new Take(
        sides, yaw, pitch, roll, across, down, blur, motion, light, slope, grain, levels);
  }
}
