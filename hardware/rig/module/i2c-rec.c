// SPDX-License-Identifier: GPL-2.0
/*
 * A recording I2C bus: /dev/i2c-1 of a Raspberry Pi without a Pi.
 *
 * Chips are soldered on and torn off, and what was written to them is read, in debugfs:
 *
 *   i2c-rec/chips      "+27" puts a chip at 0x27, "-27" takes it away; reading lists the chips.
 *                      A transfer to an address without a chip is not acknowledged.
 *   i2c-rec/die_after  when not 0: so many bytes from now on the bus dies, in the middle of a
 *                      transfer if need be, and all chips are gone until they are put back.
 *   i2c-rec/hertz      the clock of the bus; a transfer takes as long as it would on wires.
 *   i2c-rec/written    one line for each write that a chip acknowledged: nanoseconds of
 *                      CLOCK_MONOTONIC at its end, address, bytes, all but the time in hex.
 *                      Writing anything to it empties it. "lost" as the last line: it was full.
 *
 * A read gives the byte that was last written to the chip, as a PCF8574 port expander does.
 */
#include <linux/bitmap.h>
#include <linux/debugfs.h>
#include <linux/delay.h>
#include <linux/i2c.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/vmalloc.h>

#define BUS 1
#define ADDRESSES 128
#define ROOM (16 << 20)
/* Eight bits and the acknowledgement. */
#define CLOCKS_A_BYTE 9

static DEFINE_MUTEX(bus);
static DECLARE_BITMAP(chips, ADDRESSES);
static u8 latest[ADDRESSES];
static u32 die_after;
static u32 hertz = 100000;

static char *text;
static size_t length;
static bool lost;

static void take_time(unsigned int bytes)
{
	u32 clock = READ_ONCE(hertz);
	u64 micros;

	if (!clock)
		return;
	micros = div_u64((u64)(bytes + 1) * CLOCKS_A_BYTE * USEC_PER_SEC, clock);
	usleep_range(micros, micros + 50);
}

/* How many of these bytes still reach the chip. */
static unsigned int alive_for(unsigned int bytes)
{
	if (!die_after)
		return bytes;
	if (bytes < die_after) {
		die_after -= bytes;
		return bytes;
	}
	bytes = die_after - 1;
	die_after = 0;
	bitmap_zero(chips, ADDRESSES);
	return bytes;
}

static void note(u16 address, const u8 *bytes, unsigned int count)
{
	unsigned int i;

	/* 20 digits, the address, three characters a byte. */
	if (length + 32 + 3 * count > ROOM) {
		lost = true;
		return;
	}
	length += scnprintf(text + length, ROOM - length, "%lld %02x", ktime_get_ns(), address);
	for (i = 0; i < count; i++)
		length += scnprintf(text + length, ROOM - length, " %02x", bytes[i]);
	length += scnprintf(text + length, ROOM - length, "\n");
}

static int transfer_one(struct i2c_msg *message)
{
	unsigned int count;

	if (message->addr >= ADDRESSES || !test_bit(message->addr, chips))
		return -ENXIO;
	if (message->flags & I2C_M_RD) {
		memset(message->buf, latest[message->addr], message->len);
		take_time(message->len);
		return 0;
	}
	count = alive_for(message->len);
	take_time(count);
	if (count) {
		latest[message->addr] = message->buf[count - 1];
		note(message->addr, message->buf, count);
	}
	return count == message->len ? 0 : -EREMOTEIO;
}

static int transfer(struct i2c_adapter *adapter, struct i2c_msg *messages, int count)
{
	int done, error = 0;

	mutex_lock(&bus);
	for (done = 0; done < count && !error; done++)
		error = transfer_one(&messages[done]);
	mutex_unlock(&bus);
	return error ? error : count;
}

static u32 abilities(struct i2c_adapter *adapter)
{
	return I2C_FUNC_I2C | I2C_FUNC_SMBUS_EMUL;
}

static const struct i2c_algorithm algorithm = {
	.master_xfer = transfer,
	.functionality = abilities,
};

static struct i2c_adapter adapter = {
	.owner = THIS_MODULE,
	.name = "recording bus",
	.algo = &algorithm,
	.nr = BUS,
};

static ssize_t written_read(struct file *file, char __user *to, size_t count, loff_t *at)
{
	ssize_t got;

	mutex_lock(&bus);
	if (lost && length + 5 <= ROOM) {
		length += scnprintf(text + length, ROOM - length, "lost\n");
		lost = false;
	}
	got = simple_read_from_buffer(to, count, at, text, length);
	mutex_unlock(&bus);
	return got;
}

static ssize_t written_write(struct file *file, const char __user *from, size_t count, loff_t *at)
{
	mutex_lock(&bus);
	length = 0;
	lost = false;
	mutex_unlock(&bus);
	return count;
}

static const struct file_operations written = {
	.owner = THIS_MODULE,
	.open = simple_open,
	.read = written_read,
	.write = written_write,
	.llseek = default_llseek,
};

static ssize_t chips_read(struct file *file, char __user *to, size_t count, loff_t *at)
{
	static char list[ADDRESSES * 3 + 1];
	size_t used = 0;
	unsigned int address;
	ssize_t got;

	mutex_lock(&bus);
	for_each_set_bit(address, chips, ADDRESSES)
		used += scnprintf(list + used, sizeof(list) - used, "%02x\n", address);
	got = simple_read_from_buffer(to, count, at, list, used);
	mutex_unlock(&bus);
	return got;
}

static ssize_t chips_write(struct file *file, const char __user *from, size_t count, loff_t *at)
{
	char word[8] = "";
	unsigned int address;

	if (count < 2 || count >= sizeof(word))
		return -EINVAL;
	if (copy_from_user(word, from, count))
		return -EFAULT;
	if ((word[0] != '+' && word[0] != '-') || kstrtouint(word + 1, 16, &address) ||
	    address >= ADDRESSES)
		return -EINVAL;
	mutex_lock(&bus);
	__assign_bit(address, chips, word[0] == '+');
	mutex_unlock(&bus);
	return count;
}

static const struct file_operations chips_list = {
	.owner = THIS_MODULE,
	.open = simple_open,
	.read = chips_read,
	.write = chips_write,
	.llseek = default_llseek,
};

static struct dentry *folder;

static int __init begin(void)
{
	int error;

	text = vmalloc(ROOM);
	if (!text)
		return -ENOMEM;
	error = i2c_add_numbered_adapter(&adapter);
	if (error) {
		vfree(text);
		return error;
	}
	folder = debugfs_create_dir("i2c-rec", NULL);
	debugfs_create_file("chips", 0600, folder, NULL, &chips_list);
	debugfs_create_file("written", 0600, folder, NULL, &written);
	debugfs_create_u32("die_after", 0600, folder, &die_after);
	debugfs_create_u32("hertz", 0600, folder, &hertz);
	return 0;
}

static void __exit end(void)
{
	debugfs_remove(folder);
	i2c_del_adapter(&adapter);
	vfree(text);
}

module_init(begin);
module_exit(end);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("I2C bus that records what is written to it");
