// SPDX-License-Identifier: GPL-2.0
/*
 * A PWM chip that takes every setting and makes no sound: /sys/class/pwm/pwmchip0 without a Pi.
 *
 * Who wants to know what it was told reads debugfs: pwm-rec/applied has one line for each setting:
 * nanoseconds of CLOCK_MONOTONIC, channel, period and duty in nanoseconds, 1 if it sounds.
 * Writing anything to it empties it.
 */
#include <linux/debugfs.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/platform_device.h>
#include <linux/pwm.h>
#include <linux/vmalloc.h>

/* The Pi's first PWM has two channels. */
#define CHANNELS 2
#define ROOM (1 << 20)

static DEFINE_MUTEX(book);
static char *text;
static size_t length;

static int apply(struct pwm_chip *chip, struct pwm_device *pwm, const struct pwm_state *state)
{
	mutex_lock(&book);
	length += scnprintf(text + length, ROOM - length, "%lld %u %llu %llu %d\n", ktime_get_ns(),
			    pwm->hwpwm, state->period, state->duty_cycle, state->enabled);
	mutex_unlock(&book);
	return 0;
}

static const struct pwm_ops operations = { .apply = apply };

static ssize_t applied_read(struct file *file, char __user *to, size_t count, loff_t *at)
{
	ssize_t got;

	mutex_lock(&book);
	got = simple_read_from_buffer(to, count, at, text, length);
	mutex_unlock(&book);
	return got;
}

static ssize_t applied_write(struct file *file, const char __user *from, size_t count, loff_t *at)
{
	mutex_lock(&book);
	length = 0;
	mutex_unlock(&book);
	return count;
}

static const struct file_operations applied = {
	.owner = THIS_MODULE,
	.open = simple_open,
	.read = applied_read,
	.write = applied_write,
	.llseek = default_llseek,
};

static struct platform_device *device;
static struct pwm_chip *chip;
static struct dentry *folder;

static int __init begin(void)
{
	int error = -ENOMEM;

	text = vmalloc(ROOM);
	if (!text)
		return error;
	/* Where the registers of a Pi 4's are: the gate knows its chip by that. */
	device = platform_device_register_simple("fe20c000.pwm", PLATFORM_DEVID_NONE, NULL, 0);
	if (IS_ERR(device)) {
		error = PTR_ERR(device);
		goto no_device;
	}
	chip = pwmchip_alloc(&device->dev, CHANNELS, 0);
	if (IS_ERR(chip)) {
		error = PTR_ERR(chip);
		goto no_chip;
	}
	chip->ops = &operations;
	error = pwmchip_add(chip);
	if (error)
		goto not_added;
	folder = debugfs_create_dir("pwm-rec", NULL);
	debugfs_create_file("applied", 0600, folder, NULL, &applied);
	return 0;

not_added:
	pwmchip_put(chip);
no_chip:
	platform_device_unregister(device);
no_device:
	vfree(text);
	return error;
}

static void __exit end(void)
{
	debugfs_remove(folder);
	pwmchip_remove(chip);
	pwmchip_put(chip);
	platform_device_unregister(device);
	vfree(text);
}

module_init(begin);
module_exit(end);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("PWM chip that records its settings");
