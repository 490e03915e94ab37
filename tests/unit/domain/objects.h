/* Objects of tests/unit/objects and tests/unit/safe, embedded by the build. */
#pragma once

#include <stddef.h>

extern const unsigned char client_clang[], client_tcc[], server_clang[], server_tcc[];
extern const size_t client_clang_size, client_tcc_size, server_clang_size, server_tcc_size;

/* Sealed with the key whose seed is zero. */
extern const unsigned char safe_asker_clang[], safe_asker_tcc[];
extern const unsigned char safe_crew_clang[], safe_crew_tcc[];
extern const unsigned char safe_diver_clang[], safe_diver_tcc[];
extern const size_t safe_diver_clang_size, safe_diver_tcc_size;
extern const unsigned char safe_guest_clang[], safe_guest_tcc[];
extern const unsigned char safe_lock_clang[], safe_lock_tcc[];
extern const unsigned char safe_tuner_clang[], safe_tuner_tcc[];
extern const unsigned char safe_keeper_clang[], safe_keeper_tcc[];
extern const unsigned char safe_loader_clang[], safe_loader_tcc[];
extern const unsigned char safe_scaler_clang[], safe_scaler_tcc[];
extern const unsigned char safe_service_clang[], safe_service_tcc[];
extern const unsigned char safe_user_clang[], safe_user_tcc[];
extern const unsigned char safe_forger_clang[], safe_forger_tcc[];
extern const size_t safe_forger_clang_size, safe_forger_tcc_size;
extern const unsigned char safe_needy_clang[], safe_needy_tcc[];
extern const size_t safe_needy_clang_size, safe_needy_tcc_size;
extern const unsigned char safe_racer_clang[], safe_racer_tcc[];
extern const size_t safe_racer_clang_size, safe_racer_tcc_size;
extern const unsigned char safe_rogue_clang[], safe_rogue_tcc[];
extern const size_t safe_rogue_clang_size, safe_rogue_tcc_size;
extern const unsigned char safe_schedule_clang[], safe_schedule_tcc[];
extern const size_t safe_schedule_clang_size, safe_schedule_tcc_size;
extern const unsigned char safe_usurper_clang[], safe_usurper_tcc[];
extern const size_t safe_usurper_clang_size, safe_usurper_tcc_size;
extern const unsigned char safe_vault_clang[], safe_vault_tcc[];
extern const size_t safe_vault_clang_size, safe_vault_tcc_size;
extern const unsigned char safe_visitor_clang[], safe_visitor_tcc[];
extern const size_t safe_visitor_clang_size, safe_visitor_tcc_size;
extern const size_t safe_asker_clang_size, safe_asker_tcc_size;
extern const size_t safe_crew_clang_size, safe_crew_tcc_size;
extern const size_t safe_guest_clang_size, safe_guest_tcc_size;
extern const size_t safe_lock_clang_size, safe_lock_tcc_size;
extern const size_t safe_tuner_clang_size, safe_tuner_tcc_size;
extern const size_t safe_keeper_clang_size, safe_keeper_tcc_size;
extern const size_t safe_loader_clang_size, safe_loader_tcc_size;
extern const size_t safe_scaler_clang_size, safe_scaler_tcc_size;
extern const size_t safe_service_clang_size, safe_service_tcc_size;
extern const size_t safe_user_clang_size, safe_user_tcc_size;
