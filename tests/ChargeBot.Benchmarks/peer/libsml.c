/*
 * The side of libsml in the benchmark 'sml': built against its sources when it is measured, never part of the product.
 *
 *   libsml capture FILE        reads a capture through libsml's own sml_transport_read; says files, messages
 *   libsml files FILE          one line for each file in FILE (u32 length, big endian, then the bytes): messages, sum;
 *                              '-' for one that libsml gives up
 *   libsml windows FILE CORE   holds FILE in memory and itself to the core; each line 'MILLISECONDS CHECKSUM' on its
 *                              input is one window, answered with passes, nanoseconds, and files, messages and sum of a pass
 *
 * What libsml complains of on the way goes nowhere. Times are CPU times. The sum takes in every field of every message; the C# side adds up the same, so both prove that they saw the same.
 * sml_transport_read needs a descriptor and two system calls for four bytes; windows finds the files in memory instead,
 * by the same aligned search. With CHECKSUM 1 it also checks the file's checksum, which libsml leaves alone.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <sml/sml_crc16.h>
#include <sml/sml_file.h>
#include <sml/sml_message.h>
#include <sml/sml_transport.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { FRONT = 8, BACK = 8, LONGEST = 64 * 1024 };

typedef struct {
	u64 files, messages, sum;
} seen;

static u64 of_octets(const octet_string *octets) {
	return octets && octets->len > 0 ? (u64)octets->len + octets->str[0] + octets->str[octets->len - 1] : 0;
}

static u64 of_u8(const u8 *number) { return number ? *number : 0; }

static u64 of_time(const sml_time *time) {
	return time && time->tag && time->data.timestamp ? (u64)*time->tag + *time->data.timestamp : 0;
}

static u64 of_status(const sml_status *status) {
	if (!status)
		return 0;
	switch (status->type & SML_LENGTH_FIELD) {
	case SML_TYPE_NUMBER_8:
		return *status->data.status8;
	case SML_TYPE_NUMBER_16:
		return *status->data.status16;
	case SML_TYPE_NUMBER_32:
		return *status->data.status32;
	default:
		return *status->data.status64;
	}
}

static u64 of_value(const sml_value *value) {
	if (!value)
		return 0;
	switch (value->type) {
	case SML_TYPE_OCTET_STRING:
		return of_octets(value->data.bytes);
	case SML_TYPE_BOOLEAN:
		return value->data.boolean && *value->data.boolean ? 1 : 0;
	case SML_TYPE_INTEGER | SML_TYPE_NUMBER_8:
		return (u64)(i64)*value->data.int8;
	case SML_TYPE_INTEGER | SML_TYPE_NUMBER_16:
		return (u64)(i64)*value->data.int16;
	case SML_TYPE_INTEGER | SML_TYPE_NUMBER_32:
		return (u64)(i64)*value->data.int32;
	case SML_TYPE_INTEGER | SML_TYPE_NUMBER_64:
		return (u64)*value->data.int64;
	case SML_TYPE_UNSIGNED | SML_TYPE_NUMBER_8:
		return *value->data.uint8;
	case SML_TYPE_UNSIGNED | SML_TYPE_NUMBER_16:
		return *value->data.uint16;
	case SML_TYPE_UNSIGNED | SML_TYPE_NUMBER_32:
		return *value->data.uint32;
	case SML_TYPE_UNSIGNED | SML_TYPE_NUMBER_64:
		return *value->data.uint64;
	default:
		return 0;
	}
}

static u64 of_open(const sml_open_response *open) {
	return of_octets(open->codepage) + of_octets(open->client_id) + of_octets(open->req_file_id) + of_octets(open->server_id)
		+ of_time(open->ref_time) + of_u8(open->sml_version);
}

static u64 of_list(const sml_get_list_response *list) {
	u64 sum = of_octets(list->client_id) + of_octets(list->server_id) + of_octets(list->list_name) + of_time(list->act_sensor_time)
		+ of_octets(list->list_signature) + of_time(list->act_gateway_time);
	for (const sml_list *entry = list->val_list; entry; entry = entry->next)
		sum += of_octets(entry->obj_name) + of_status(entry->status) + of_time(entry->val_time) + of_u8(entry->unit)
			+ (entry->scaler ? (u64)(i64)*entry->scaler : 0) + of_value(entry->value) + of_octets(entry->value_signature);
	return sum;
}

static u64 of_message(const sml_message *message) {
	u64 sum = of_octets(message->transaction_id) + of_u8(message->group_id) + of_u8(message->abort_on_error) + *message->message_body->tag;
	switch (*message->message_body->tag) {
	case SML_MESSAGE_OPEN_RESPONSE:
		return sum + of_open(message->message_body->data);
	case SML_MESSAGE_GET_LIST_RESPONSE:
		return sum + of_list(message->message_body->data);
	case SML_MESSAGE_CLOSE_RESPONSE:
		return sum + of_octets(((const sml_close_response *)message->message_body->data)->global_signature);
	default:
		return sum;
	}
}

/* Reads what lies between start and end; false where libsml did not come to its end. */
static int read_file(unsigned char *bytes, size_t length, seen *seen) {
	sml_file *file = sml_file_parse(bytes + FRONT, length - FRONT - BACK);
	int whole = file->buf->cursor >= file->buf->buffer_len && !sml_buf_has_errors(file->buf);
	for (int i = 0; i < file->messages_len; i++)
		seen->sum += of_message(file->messages[i]);
	seen->messages += file->messages_len;
	seen->files += whole;
	sml_file_free(file);
	return whole;
}

/* The next file as sml_transport_read finds it: its start anywhere, its end four bytes by four. 0 at the end. */
static size_t next_file(unsigned char **at, unsigned char *end) {
	static const unsigned char start[] = {0x1b, 0x1b, 0x1b, 0x1b, 1, 1, 1, 1};
	unsigned char *from = memmem(*at, end - *at, start, sizeof start);
	if (!from)
		return 0;
	for (unsigned char *to = from + FRONT; to + BACK <= end && to - from < LONGEST; to += 4) {
		u32 word;
		memcpy(&word, to, 4);
		if (word == 0x1b1b1b1b) {
			*at = from;
			return to + BACK - from;
		}
	}
	return 0;
}

static void decode(unsigned char *bytes, unsigned char *end, int checksum, seen *seen) {
	for (size_t length; (length = next_file(&bytes, end)) > 0; bytes += length)
		if (!checksum || sml_crc16_calculate(bytes, (int)length - 2) == (bytes[length - 2] << 8 | bytes[length - 1]))
			read_file(bytes, length, seen);
}

static u64 now(void) {
	struct timespec time;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return (u64)time.tv_sec * 1000000000u + time.tv_nsec;
}

static void windows(unsigned char *bytes, size_t length, int core) {
	cpu_set_t cores;
	CPU_ZERO(&cores);
	CPU_SET(core, &cores);
	if (sched_setaffinity(0, sizeof cores, &cores) != 0)
		exit(3);
	puts("ready");
	fflush(stdout);
	unsigned milliseconds;
	for (int checksum; scanf("%u %d", &milliseconds, &checksum) == 2;) {
		seen pass;
		u64 passes = 0, start = now(), elapsed;
		do {
			pass = (seen){0, 0, 0};
			decode(bytes, bytes + length, checksum, &pass);
			passes++;
			elapsed = now() - start;
		} while (elapsed < (u64)milliseconds * 1000000u);
		printf("%llu %llu %llu %llu %llu\n", (unsigned long long)passes, (unsigned long long)elapsed,
			(unsigned long long)pass.files, (unsigned long long)pass.messages, (unsigned long long)pass.sum);
		fflush(stdout);
	}
}

static void files(unsigned char *bytes, size_t length) {
	for (unsigned char *end = bytes + length; bytes + 4 <= end;) {
		u32 size = (u32)bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
		seen one = {0, 0, 0};
		if (read_file(bytes + 4, size, &one))
			printf("%llu %llu\n", (unsigned long long)one.messages, (unsigned long long)one.sum);
		else
			puts("-");
		bytes += 4 + size;
	}
}

static void capture(const char *name) {
	int descriptor = open(name, O_RDONLY);
	unsigned char *buffer = malloc(LONGEST);
	seen all = {0, 0, 0};
	for (size_t length; (length = sml_transport_read(descriptor, buffer, LONGEST)) > 0;)
		if (length >= FRONT + BACK)
			read_file(buffer, length, &all);
	printf("%llu %llu\n", (unsigned long long)all.files, (unsigned long long)all.messages);
}

static unsigned char *content(const char *name, size_t *length) {
	FILE *file = fopen(name, "rb");
	if (!file || fseek(file, 0, SEEK_END) != 0)
		exit(2);
	*length = ftell(file);
	rewind(file);
	unsigned char *bytes = malloc(*length + 1);
	if (!bytes || fread(bytes, 1, *length, file) != *length)
		exit(2);
	fclose(file);
	return bytes;
}

int main(int count, char **words) {
	if (count < 3)
		return 1;
	size_t length;
	unsigned char *bytes = content(words[2], &length);
	if (!freopen("/dev/null", "w", stderr))
		return 2;
	if (strcmp(words[1], "windows") == 0)
		windows(bytes, length, count > 3 ? atoi(words[3]) : 0);
	else if (strcmp(words[1], "files") == 0)
		files(bytes, length);
	else
		capture(words[2]);
	return 0;
}
