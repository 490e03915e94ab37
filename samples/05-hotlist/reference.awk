# Counts page faults of a trace (a page a line) by stamps alone, independently of the extensions:
#     awk -v policy=lru|fifo|mru -v frames=64 -f reference.awk data/pages.txt
# LRU and MRU compare the time of the last use, FIFO the time of loading.
{
    if (!($1 in stamp)) {
        faults++
        if (resident == frames) {
            victim = ""
            for (page in stamp)
                if (victim == "" || (policy == "mru" ? stamp[page] > stamp[victim] : stamp[page] < stamp[victim]))
                    victim = page
            delete stamp[victim]
            resident--
        }
        resident++
        stamp[$1] = NR
    } else if (policy != "fifo")
        stamp[$1] = NR
}
END { printf "%s %d frames: %d references, %d faults\n", policy, frames, NR, faults }
